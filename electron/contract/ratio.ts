/** `07`: as hours, minutes, days and exponents are written. */
export const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `1.7E-09`: the field's way to write a ratio, `digits` after the point. */
export function ratioText(ratio: number, digits = 1): string {
  const [mantissa = '', exponent = '0'] = ratio.toExponential(digits).split('e');
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? '-' : '+'}${twoDigits(Math.abs(power))}`;
}

/** A count with a space between thousands, at which no line breaks: `21 654 219`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
