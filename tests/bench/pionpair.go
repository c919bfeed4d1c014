// SPDX-License-Identifier: GPL-3.0-or-later

// The same negotiation by pion: two agents in one process, on addresses that are given.
//
// pionpair --alice A,B --bob A,B; one JSON line as barenice's. Built in GOPATH mode, for which Debian
// has golang-github-pion-ice.v2-dev.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/pion/ice/v2"
)

// CPU time of the process so far, in ms.
func cpu() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e6
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// An agent on these addresses only, and a channel that is closed when it has gathered them.
func newAgent(addresses string) (*ice.Agent, chan struct{}) {
	wanted := map[string]bool{}
	for _, address := range strings.Split(addresses, ",") {
		wanted[address] = true
	}
	agent, err := ice.NewAgent(&ice.AgentConfig{
		NetworkTypes:     []ice.NetworkType{ice.NetworkTypeUDP4},
		CandidateTypes:   []ice.CandidateType{ice.CandidateTypeHost},
		MulticastDNSMode: ice.MulticastDNSModeDisabled,
		IPFilter:         func(ip net.IP) bool { return wanted[ip.String()] },
	})
	must(err)
	gathered := make(chan struct{})
	must(agent.OnCandidate(func(candidate ice.Candidate) {
		if candidate == nil {
			close(gathered)
		}
	}))
	return agent, gathered
}

func tell(to *ice.Agent, from *ice.Agent) (string, string) {
	candidates, err := from.GetLocalCandidates()
	must(err)
	for _, candidate := range candidates {
		copied, err := ice.UnmarshalCandidate(candidate.Marshal())
		must(err)
		must(to.AddRemoteCandidate(copied))
	}
	ufrag, password, err := from.GetLocalUserCredentials()
	must(err)
	return ufrag, password
}

func main() {
	addresses := [2]string{}
	flag.StringVar(&addresses[0], "alice", "", "addresses of the one")
	flag.StringVar(&addresses[1], "bob", "", "addresses of the other")
	flag.Parse()

	start, startCPU := time.Now(), cpu()
	agents := [2]*ice.Agent{}
	waits := [2]chan struct{}{}
	for i := range agents {
		agents[i], waits[i] = newAgent(addresses[i])
	}
	for i := range agents {
		must(agents[i].GatherCandidates())
	}
	for _, wait := range waits {
		<-wait
	}
	gathered := time.Now()

	limit, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	ufrag0, password0 := tell(agents[1], agents[0])
	ufrag1, password1 := tell(agents[0], agents[1])
	done := make(chan error, 2)
	go func() {
		_, err := agents[0].Dial(limit, ufrag1, password1)
		done <- err
	}()
	go func() {
		_, err := agents[1].Accept(limit, ufrag0, password0)
		done <- err
	}()
	must(<-done)
	must(<-done)
	connected, connectedCPU := time.Now(), cpu()
	time.Sleep(300 * time.Millisecond)
	fmt.Printf("{\"gathered_to_connected\": %.3f, \"start_to_connected\": %.3f, "+
		"\"cpu_to_connected\": %.3f, \"cpu\": %.3f}\n",
		float64(connected.Sub(gathered).Nanoseconds())/1e6,
		float64(connected.Sub(start).Nanoseconds())/1e6, connectedCPU-startCPU, cpu()-startCPU)
	os.Exit(0)
}
