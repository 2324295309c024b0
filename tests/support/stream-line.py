"""A line between two interfaces of one network namespace, for tests of streams: passes every frame, and does to frames of a stream what its orders say.

usage: stream-line.py <left> <right> <orders.json>
orders: {"rate": bit/s that a token bucket lets through each way, "burst": its depth in octets, "drop", "twice", "late", "wrong": [n, k]: frames whose number
leaves k when divided by n}. A late frame is sent behind the three that follow it; a wrong one has one octet changed and a right checksum. Rates count octets
from destination address to check sequence. Frames of other programs on UDP meet the bucket alone, and are counted together. On SIGTERM it prints as JSON what it did, by direction
and stream, in order.
"""
import json, os, select, signal, socket, struct, sys, time

left, right, path = sys.argv[1:4]
orders = json.load(open(path))
rate, burst = orders.get("rate"), orders.get("burst", 64000)
# Ahead of what else runs: a line that stands still loses frames that nobody ordered it to.
os.nice(-10)
SO_RCVBUFFORCE, SOL_PACKET, PACKET_STATISTICS, SO_TIMESTAMPNS = 33, 263, 6, 35
ends = []
for name in (left, right):
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20)
    # The bucket counts by when frames came, not by when this program gets to them.
    sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
    sock.bind((name, 0))
    sock.setblocking(False)
    ends.append(sock)
others = {"seen": 0, "policed": 0}
buckets = [[burst, time.time()], [burst, time.time()]]
done, held = {}, [[], []]


def over(*_):
    missed = [struct.unpack("II", s.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))[1] for s in ends]
    print(json.dumps({"did": [{"way": w, **d} for (w, *_), d in done.items()], "others": others, "missed": sum(missed)}))
    sys.stdout.flush()
    sys.exit(0)


def passes(way, octets, now):
    bucket = buckets[way]
    bucket[0] = min(burst, bucket[0] + (now - bucket[1]) * rate / 8)
    bucket[1] = now
    if bucket[0] < octets:
        return False
    bucket[0] -= octets
    return True


def total(data):
    if len(data) % 2:
        data += b"\0"
    s = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while s >> 16:
        s = (s & 0xFFFF) + (s >> 16)
    return 0xFFFF - s or 0xFFFF


def summed(frame, at, field):
    """With the checksum of UDP or TCP, which begins at `at` and has it `field` octets later."""
    octets = bytearray(frame)
    octets[at + field:at + field + 2] = b"\0\0"
    pseudo = bytes(octets[26:34]) + struct.pack("!BBH", 0, octets[23], len(octets) - at)
    struct.pack_into("!H", octets, at + field, total(pseudo + bytes(octets[at:])))
    return bytes(octets)


def changed(frame, udp, at):
    octets = bytearray(frame)
    octets[at] ^= 0x10
    return summed(octets, udp, 6)


def chosen(order, sequence):
    return order in orders and sequence % orders[order][0] == orders[order][1]


def works(way, frame, now):
    """The frames that leave for one that came."""
    if len(frame) < 44 or frame[12:14] != b"\x08\x00" or frame[23] not in (6, 17):
        return [frame]
    udp = 14 + (frame[14] & 15) * 4
    frame = frame[:14 + struct.unpack("!H", frame[16:18])[0]]
    # Between virtual ports checksums are left to hardware that is not there; for UDP none is right too (RFC 768).
    if frame[23] == 6:
        return [summed(frame, udp, 16)]
    frame = frame[:udp + 6] + b"\0\0" + frame[udp + 8:]
    own = frame[udp + 8:udp + 10] == b"T\x01"
    if not own:
        others["seen"] += 1
        if not rate or passes(way, len(frame) + 4, now):
            return [frame]
        others["policed"] += 1
        return []
    stream, session, sequence = struct.unpack("!HII", frame[udp + 10:udp + 20])
    did = done.setdefault((way, session, stream), {"seen": 0, "policed": 0, "dropped": 0, "twice": 0, "late": 0, "wrong": 0})
    did["seen"] += 1
    if rate and not passes(way, len(frame) + 4, now):
        did["policed"] += 1
        return []
    if chosen("drop", sequence):
        did["dropped"] += 1
        return []
    if chosen("late", sequence):
        did["late"] += 1
        held[way].append([3, frame])
        return []
    if chosen("wrong", sequence):
        did["wrong"] += 1
        frame = changed(frame, udp, len(frame) - 5)
    if chosen("twice", sequence):
        did["twice"] += 1
        return [frame, frame]
    out = [frame]
    for one in held[way]:
        one[0] -= 1
    out += [one[1] for one in held[way] if one[0] == 0]
    held[way] = [one for one in held[way] if one[0] > 0]
    return out


signal.signal(signal.SIGTERM, over)
print("ready", flush=True)
while True:
    ready, _, _ = select.select(ends, [], [], 1)
    for way, sock in enumerate(ends):
        if sock not in ready:
            continue
        for _ in range(64):
            try:
                frame, extra, _, where = sock.recvmsg(65535, 64)
            except BlockingIOError:
                break
            if where[2] == socket.PACKET_OUTGOING:
                continue
            seconds, nanos = struct.unpack("qq", extra[0][2])
            for one in works(way, frame, seconds + nanos / 1e9):
                try:
                    ends[1 - way].send(one)
                except OSError:
                    pass
