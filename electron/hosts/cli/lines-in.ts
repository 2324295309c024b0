/** Longest line that is read: characters. */
const LONGEST = 2_000_000;

/** Lines of what is typed or piped in, as they come; blank ones tell nothing. One longer than any answer is handed on as far as it has come. */
export async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of input) {
    rest += typeof part === 'string' ? part : decoder.decode(part, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) lines.push(rest);
    for (const line of lines) if (line.trim() !== '') yield line.trim();
    if (rest.length > LONGEST) return undefined;
  }
  if (rest.trim() !== '') yield rest.trim();
  return undefined;
}
