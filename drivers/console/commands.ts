/** What may stand in the place of a part of a command; anything else is refused before a byte is sent. */
const PARTS: Readonly<Record<string, RegExp>> = {
  port: /^[A-Za-z][A-Za-z0-9/.:-]{0,59}$/,
  target: /^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/,
  count: /^[1-9]\d{0,4}$/,
  size: /^\d{1,5}$/,
};

/** A value that can stand in a command as the name of a port. */
export const isPort = (text: string): boolean => PARTS['port']!.test(text);

/** A command with `{port}`, `{target}`, `{count}`, `{size}` filled in. Errors: RangeError for a value that cannot stand there. */
export function filled(template: string, values: Readonly<Record<string, string | number>> = {}): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (!PARTS[name]?.test(value)) throw new RangeError(`${name} of "${template}" cannot be "${value}"`);
    return value;
  });
}
