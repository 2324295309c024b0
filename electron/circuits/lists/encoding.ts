import { isUtf8 } from 'node:buffer';
import type { Message } from '../../contract/words/index.ts';
import { badList } from './row.ts';

/** Octets that become text together. */
const CHUNK = 1 << 16;
/** So much of a file shows whether it is UTF-16 without its mark: every other octet of figures and signs is 0. */
const SAMPLE = 1000;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zero = bytes.subarray(0, SAMPLE).indexOf(0);
  if (zero >= 0) return zero % 2 === 1 ? 'utf-16le' : 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

const SAID: Readonly<Partial<Record<Encoding, Message['code']>>> = {
  gb18030: 'lists.gbk',
  'utf-16le': 'lists.utf16',
  'utf-16be': 'lists.utf16',
};

/**
 * Text of a file as offices save them: UTF-8, UTF-16 (what Excel calls Unicode text), or what Excel writes on a Chinese system (GBK, of which GB 18030
 * is more). `said`: that it is not UTF-8. Errors, as it is read: `bad-list`.
 */
export function textIn(name: string, bytes: Uint8Array): { pieces: () => Generator<string>; said?: Message } {
  const encoding = encodingOf(bytes);
  const code = SAID[encoding];
  function* pieces(): Generator<string> {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      for (let at = 0; at < bytes.length; at += CHUNK)
        yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
      yield decoder.decode();
    } catch (thrown) {
      if (thrown instanceof TypeError) throw badList(name, { code: 'lists.encoding' });
      throw thrown;
    }
  }
  return code === undefined ? { pieces } : { pieces, said: { code } };
}
