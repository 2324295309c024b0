// A far end of its own: returns what comes over a terminal, and does to it what a line on stdin says. Knows nothing of the program under test.
//   flip <n>    the next n octets that are eight apart come back with one wrong bit
//   drop <n>    the next n octets do not come back
//   insert <n>  n octets come back that nobody sent
//   fill <o>    every octet comes back as o          loop   as it was
import { openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ReadStream } from 'node:tty';

const fd = openSync(process.argv[2], 'r+');
let [flips, drops, inserts, apart] = [0, 0, 0, 0];
let fill;

function back(octets) {
  const out = [];
  for (; inserts > 0; inserts--) out.push(0x5a);
  for (const octet of octets) {
    if (fill !== undefined) out.push(fill);
    else if (drops > 0) drops--;
    else if (flips > 0 && ++apart % 8 === 0) {
      out.push(octet ^ (1 << (flips % 8)));
      flips--;
    } else out.push(octet);
  }
  return Buffer.from(out);
}

function writeAll(buffer) {
  for (let at = 0; at < buffer.length;) {
    try {
      at += writeSync(fd, buffer, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

new ReadStream(fd).on('data', (octets) => writeAll(back(octets)));
createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, number] = line.split(' ');
  if (word === 'flip') flips += Number(number);
  if (word === 'drop') drops += Number(number);
  if (word === 'insert') inserts += Number(number);
  if (word === 'fill') fill = Number(number);
  if (word === 'loop') fill = undefined;
  process.stdout.write(`done ${line}\n`);
});
process.stdout.write('ready\n');
