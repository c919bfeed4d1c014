# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium as the far end of a call whose descriptions are files: sends a tone, writes what it hears.

chromiumpeer.py offer|answer READ WRITE HERTZ SECONDS WAV
Driven through chromedriver's WebDriver protocol (https://www.w3.org/TR/webdriver2/). Its host
candidates are .local names unless --real-addresses is given too. Hangs up SECONDS after it
connected."""

import array
import base64
import functools
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import wave

RATE = 48000

# What the page does. An AudioContext pulls what arrives and keeps its samples.
PAGE = """<!doctype html><title>peer</title><audio id=out autoplay></audio><script>
const state = {connected: 0, ended: false, blocks: []};
const context = new AudioContext({sampleRate: 48000});
const peer = new RTCPeerConnection();
peer.onconnectionstatechange = () => {
  if (peer.connectionState === 'connected') state.connected ||= Date.now();
  if (['failed', 'closed', 'disconnected'].includes(peer.connectionState)) state.ended = true;
};
peer.ontrack = event => {
  const stream = new MediaStream([event.track]);
  document.getElementById('out').srcObject = stream;
  const ear = context.createScriptProcessor(4096, 1, 1);
  ear.onaudioprocess = now => state.blocks.push(now.inputBuffer.getChannelData(0).slice());
  context.createMediaStreamSource(stream).connect(ear);
  ear.connect(context.destination);
};
async function describe(role, remote, hertz) {
  await context.resume();
  const tone = new OscillatorNode(context, {frequency: hertz});
  const quiet = new GainNode(context, {gain: 0.25});
  const mouth = context.createMediaStreamDestination();
  mouth.channelCount = 1;
  tone.connect(quiet).connect(mouth);
  tone.start();
  if (remote) await peer.setRemoteDescription({type: 'offer', sdp: remote});
  peer.addTrack(mouth.stream.getTracks()[0], mouth.stream);
  await peer.setLocalDescription();
  while (peer.iceGatheringState !== 'complete')
    await new Promise(then => peer.addEventListener('icegatheringstatechange', then, {once: true}));
  return peer.localDescription.sdp;
}
async function take() {
  const samples = new Int16Array(await new Blob(state.blocks.map(block =>
      Int16Array.from(block, one => Math.max(-1, Math.min(1, one)) * 32767))).arrayBuffer());
  const bytes = new Uint8Array(samples.buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
</script>"""


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_):
        pass


class Browser:
    def __init__(self, folder, flags):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.root = f"http://127.0.0.1:{line.split()[-1].rstrip('.')}"
                break
        else:
            sys.exit("chromedriver did not start")
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu",
                            "--autoplay-policy=no-user-gesture-required",
                            f"--user-data-dir={folder}", *flags]}
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options, "timeouts": {"script": 30000}}}})
        self.session = f"/session/{made['sessionId']}"

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.root + path, method=method,
                                         data=json.dumps(body or {}).encode(),
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, url):
        self.ask("POST", self.session + "/url", {"url": url})

    def run(self, script, *arguments):
        """What the promise of the script gives; it has the arguments as its own."""
        return self.ask("POST", self.session + "/execute/sync",
                        {"script": script, "args": list(arguments)})

    def close(self):
        self.ask("DELETE", self.session)
        self.driver.terminate()
        self.driver.wait()


def wait_for(what, seconds):
    """Until what() gives something; it is asked anew all 50 ms, for a browser cannot tell."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    sys.exit("waited in vain")


def text_of(path):
    if os.path.exists(path) and os.path.getsize(path):
        with open(path) as file:
            return file.read()
    return None


def main(role, read_from, write_to, hertz, seconds, wav, *options):
    flags = []
    if "--real-addresses" in options:
        flags.append("--disable-features=WebRtcHideLocalIpsWithMdns")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(folder, flags)
        browser.open(f"http://localhost:{server.server_port}/")
        read = functools.partial(wait_for, lambda: text_of(read_from), 20)
        described = browser.run("return describe(...arguments)", role,
                                read() if role == "answer" else None, hertz)
        with open(write_to + ".part", "w", newline="") as file:
            file.write(described)
        os.rename(write_to + ".part", write_to)
        if role == "offer":
            browser.run("return peer.setRemoteDescription({type: 'answer', sdp: arguments[0]})",
                        read())
        wait_for(lambda: browser.run("return state.connected"), 15)
        wait_for(lambda: browser.run("return state.ended || Date.now() > state.connected"
                                     " + 1000 * arguments[0]", seconds), seconds + 5)
        samples = array.array("h", base64.b64decode(browser.run("return take()")))
        browser.run("peer.close()")
        browser.close()
    with wave.open(wav, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:4], float(sys.argv[4]), float(sys.argv[5]), *sys.argv[6:])
