/**
 * What Node has no door to: an ICMP socket of Linux. The kernel gives one to every user whose group stands in `net.ipv4.ping_group_range` (Linux
 * manual icmp(7)), a raw one to whoever may have it. Python's standard library reaches both; nothing is installed.
 *
 * Lines in: `payload <n> <hex>`, `probe <id> <address> <n>`. Lines out: `ready <datagram|raw>`; `answer <id> <microseconds>`, followed by
 * `<wrong octets> <offset:sent:received,...>` where the payload came back otherwise; `again <id> <sender>` for a further answer; `error <id> <type> <code> <sender>`;
 * `unsent <id> <errno>`. Answers whose ICMP checksum is wrong are none: the kernel throws them away on a datagram socket.
 */
export const ICMP_SOCKET = String.raw`
import errno, os, select, socket, struct, sys, time

LISTED = 16
KEPT_S = 60.0

def opened():
    try:
        return socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP), False
    except PermissionError:
        return socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP), True

def total(data):
    if len(data) % 2:
        data += b'\0'
    s = sum(struct.unpack('!%dH' % (len(data) // 2), data))
    while s >> 16:
        s = (s & 0xffff) + (s >> 16)
    return s

try:
    sock, raw = opened()
except OSError as e:
    sys.stderr.write('socket %d %s' % (e.errno, e.strerror))
    sys.exit(3)
sock.setblocking(False)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
own = os.getpid() & 0xffff
payloads, sent, sequence = {}, {}, 0
out = sys.stdout

def tell(*parts):
    out.write(' '.join(str(p) for p in parts) + '\n')

def probe(name, address, number):
    global sequence
    sequence = (sequence + 1) & 0xffff
    body = payloads[number]
    head = struct.pack('!BBHHH', 8, 0, 0, own, sequence)
    if raw:
        head = struct.pack('!BBHHH', 8, 0, 0xffff - total(head + body), own, sequence)
    at = time.perf_counter()
    sent[sequence] = (name, address, body, at, [0])
    try:
        sock.sendto(head + body, (address, 0))
    except OSError as e:
        del sent[sequence]
        tell('unsent', name, errno.errorcode.get(e.errno, e.errno))

def compared(body, got):
    if got == body:
        return ()
    wrong = [i for i in range(min(len(body), len(got))) if body[i] != got[i]]
    missing = abs(len(body) - len(got))
    return (len(wrong) + missing, ','.join('%d:%d:%d' % (i, body[i], got[i]) for i in wrong[:LISTED]))

def heard(packet, sender, at):
    ip, icmp = packet[:20], packet
    if raw:
        icmp = packet[(packet[0] & 15) * 4:]
    if len(icmp) < 8 or (raw and total(icmp) != 0xffff):
        return
    kind, code, _, ident, seq = struct.unpack('!BBHHH', icmp[:8])
    if kind in (3, 4, 5, 11, 12) and raw:
        inner = icmp[8:]
        inner = inner[(inner[0] & 15) * 4:] if len(inner) >= 28 else b''
        if len(inner) >= 8 and inner[0] == 8:
            ident, seq = struct.unpack('!HH', inner[4:8])
            if ident == own and seq in sent:
                tell('error', sent[seq][0], kind, code, sender)
        return
    if kind != 0 or (raw and ident != own) or seq not in sent:
        return
    name, address, body, began, times = sent[seq]
    if sender != address:
        return
    times[0] += 1
    if times[0] > 1:
        tell('again', name, sender)
    else:
        tell('answer', name, int((at - began) * 1e6), *compared(body, icmp[8:]))

def forget(now):
    for seq in [s for s, one in sent.items() if now - one[3] > KEPT_S]:
        del sent[seq]

tell('ready', 'raw' if raw else 'datagram')
out.flush()
stdin, rest, swept = sys.stdin.fileno(), b'', time.perf_counter()
while True:
    ready, _, _ = select.select([sock, stdin], [], [], 10)
    if sock in ready:
        while True:
            try:
                packet, (sender, _) = sock.recvfrom(65535)
            except BlockingIOError:
                break
            except OSError:
                continue
            heard(packet, sender, time.perf_counter())
    if stdin in ready:
        got = os.read(stdin, 1 << 16)
        if not got:
            sys.exit(0)
        lines = (rest + got).split(b'\n')
        rest = lines.pop()
        for line in lines:
            what, *args = line.decode().split()
            if what == 'payload':
                payloads[args[0]] = bytes.fromhex(args[1]) if len(args) > 1 else b''
            elif what == 'probe':
                probe(*args)
    out.flush()
    now = time.perf_counter()
    if now - swept > 5:
        swept = now
        forget(now)
`;
