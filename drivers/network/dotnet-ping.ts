/**
 * Windows lets every user ping through .NET (`System.Net.NetworkInformation.Ping`, learn.microsoft.com/dotnet/api/system.net.networkinformation.ping):
 * one PowerShell that stays, compiled once, sends all probes of a round at the same time and compares what comes back octet by octet. It answers in
 * the lines of `icmp-socket.ts`: statuses are names of an enumeration, the same in every language of Windows. Its round-trip time is in whole
 * milliseconds, so that it is timed here.
 */
export const DOTNET_PING = String.raw`
Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using System.Threading;
public static class Prober {
  const int WaitMs = 16000, Listed = 16;
  static readonly object door = new object();
  static void Tell(string line) { lock (door) { Console.Out.WriteLine(line); Console.Out.Flush(); } }
  static byte[] Octets(string hex) {
    var made = new byte[hex.Length / 2];
    for (int i = 0; i < made.Length; i++) made[i] = byte.Parse(hex.Substring(2 * i, 2), NumberStyles.HexNumber);
    return made;
  }
  static string Compared(byte[] sent, byte[] got) {
    int wrong = Math.Abs(sent.Length - got.Length), listed = 0;
    var list = new StringBuilder();
    for (int i = 0; i < Math.Min(sent.Length, got.Length); i++) {
      if (sent[i] == got[i]) continue;
      wrong++;
      if (listed++ < Listed) list.Append((list.Length > 0 ? "," : "") + i + ":" + sent[i] + ":" + got[i]);
    }
    return wrong == 0 ? "" : " " + wrong + " " + list;
  }
  static void Send(string id, string address, byte[] payload) {
    var ping = new Ping();
    var watch = Stopwatch.StartNew();
    ping.PingCompleted += (sender, done) => {
      long us = watch.ElapsedTicks * 1000000 / Stopwatch.Frequency;
      if (done.Error != null) Tell("unsent " + id + " " + done.Error.GetBaseException().GetType().Name);
      else if (done.Reply.Status == IPStatus.Success) Tell("answer " + id + " " + us + Compared(payload, done.Reply.Buffer));
      else if (done.Reply.Status != IPStatus.TimedOut) Tell("error " + id + " " + done.Reply.Status + " - " + done.Reply.Address);
      ping.Dispose();
    };
    try { ping.SendAsync(IPAddress.Parse(address), WaitMs, payload, null); }
    catch (Exception e) { Tell("unsent " + id + " " + e.GetType().Name); }
  }
  public static void Run() {
    var payloads = new Dictionary<string, byte[]>();
    Tell("ready dotnet");
    for (string line; (line = Console.In.ReadLine()) != null; ) {
      var part = line.Split(' ');
      if (part[0] == "payload") payloads[part[1]] = Octets(part.Length > 2 ? part[2] : "");
      else if (part[0] == "probe") Send(part[1], part[2], payloads[part[3]]);
    }
  }
}
'@
[Prober]::Run()
`;
