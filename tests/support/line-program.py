"""A line between two interfaces of one network namespace, for tests: passes every frame, and does to pings what its orders say.

usage: line-program.py <left> <right> <orders.json>
orders: {"together": true where senders are counted as one, "drop": [[first, last] ...], "delay": [[n, seconds] ...], "change": [[n, offset, back] ...]}: n counts the echo requests of one sender, address
and size from 1; `back`: the answer instead of the request. An octet is changed with a right checksum. `only`: addresses that orders are for. On
SIGTERM it prints as JSON what it did.
"""
import heapq, json, select, signal, socket, struct, sys, time

left, right, path = sys.argv[1:4]
orders = json.load(open(path))
ends = []
for name in (left, right):
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    sock.bind((name, 0))
    sock.setblocking(False)
    ends.append(sock)
counts, done, waiting, turns = {}, {}, [], 0


def over(*_):
    print(json.dumps([{"ident": i, "address": a, "size": s, **d} for (i, a, s), d in done.items()]))
    sys.stdout.flush()
    sys.exit(0)


def total(data):
    if len(data) % 2:
        data += b"\0"
    s = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while s >> 16:
        s = (s & 0xFFFF) + (s >> 16)
    return 0xFFFF - s


def changed(frame, icmp, offset):
    octets = bytearray(frame)
    at = icmp + 8 + offset
    octets[at] ^= 0x10
    octets[icmp + 2:icmp + 4] = b"\0\0"
    struct.pack_into("!H", octets, icmp + 2, total(bytes(octets[icmp:])))
    return bytes(octets)


def works(frame, back):
    """What becomes of a frame: None if it is dropped, else itself and by how much it is late."""
    if len(frame) < 42 or frame[12:14] != b"\x08\x00" or frame[23] != 1:
        return frame, 0
    icmp = 14 + (frame[14] & 15) * 4
    size = struct.unpack("!H", frame[16:18])[0] - (icmp - 14) - 8
    frame = frame[:icmp + 8 + size]
    kind, ident, sequence = frame[icmp], *struct.unpack("!HH", frame[icmp + 4:icmp + 8])
    address = socket.inet_ntoa(frame[26:30] if back else frame[30:34])
    if kind != (0 if back else 8):
        return frame, 0
    if orders.get("together"):
        sequence, ident = ident << 16 | sequence, 0
    key = (ident, address, size)
    did = done.setdefault(key, {"seen": 0, "dropped": [], "delayed": [], "changed": []})
    if not back:
        did["seen"] += 1
        counts[(ident, address, size, sequence)] = did["seen"]
    n = counts.get((ident, address, size, sequence), 0)
    if address not in orders.get("only", [address]):
        return frame, 0
    if not back and any(first <= n <= last for first, last in orders["drop"]):
        did["dropped"].append(n)
        return None
    late = 0
    for at, seconds in orders["delay"]:
        if at == n and not back:
            did["delayed"].append(n)
            late = seconds
    for at, offset, is_back in orders["change"]:
        if at == n and is_back == back and offset < size:
            did["changed"].append([n, offset])
            frame = changed(frame, icmp, offset)
    return frame, late


signal.signal(signal.SIGTERM, over)
print("ready")
sys.stdout.flush()
while True:
    pause = max(0, waiting[0][0] - time.monotonic()) if waiting else 1
    heard, _, _ = select.select(ends, [], [], pause)
    for sock in heard:
        try:
            frame, (_, _, direction, _, _) = sock.recvfrom(65535)
        except BlockingIOError:
            continue
        if direction == socket.PACKET_OUTGOING:
            continue
        back = sock is ends[1]
        what = works(frame, back)
        if what is None:
            continue
        frame, late = what
        turns += 1
        heapq.heappush(waiting, (time.monotonic() + late, turns, ends[0 if back else 1], frame))
    while waiting and waiting[0][0] <= time.monotonic():
        _, _, sock, frame = heapq.heappop(waiting)
        sock.send(frame)
