# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium calls itself: chromiummouth.py on|off, with echo cancellation and so on, or without.

What the default microphone hears goes through two peer connections of one page to the default
loudspeaker. Prints "up" and goes on until its standard input ends."""
import http.server
import pathlib
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "interop"))
import chromiumpeer  # noqa: E402

PAGE = """<!doctype html><title>mouth</title><audio id=out autoplay></audio><script>
const one = new RTCPeerConnection(), other = new RTCPeerConnection();
async function call(processing) {
  one.onicecandidate = event => event.candidate && other.addIceCandidate(event.candidate);
  other.onicecandidate = event => event.candidate && one.addIceCandidate(event.candidate);
  other.ontrack = event => {
    document.getElementById('out').srcObject = new MediaStream([event.track]);
  };
  const mouth = await navigator.mediaDevices.getUserMedia({audio: {echoCancellation: processing,
    noiseSuppression: processing, autoGainControl: processing}});
  one.addTrack(mouth.getTracks()[0], mouth);
  await one.setLocalDescription();
  await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription();
  await one.setRemoteDescription(other.localDescription);
  while (one.connectionState !== 'connected')
    await new Promise(then => one.addEventListener('connectionstatechange', then, {once: true}));
  return true;
}
</script>"""


class Page(chromiumpeer.Page):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())


def main(processing):
    page = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=page.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = chromiumpeer.Browser(folder, ["--use-fake-ui-for-media-stream"])
        try:
            browser.open(f"http://localhost:{page.server_port}/")
            browser.run("return call(...arguments)", processing == "on")
            print("up", flush=True)
            sys.stdin.read()
        finally:
            browser.close()


main(sys.argv[1])
