import { TributaryError } from '../../../contract/errors.ts';
import { pictureType } from '../../../contract/pictures.ts';
import type { LogoType } from '../../../contract/preferences.ts';
import { LOGO_BYTES } from '../../../contract/sizes.ts';
import { utf8 } from '../../../files/index.ts';

/**
 * What an SVG must not hold: what runs, what is fetched from elsewhere, and what could hide either. A logo is shapes; its own gradients and symbols
 * (`#id`) and pictures within it (`data:image`) are all it may refer to.
 */
const FORBIDDEN: readonly RegExp[] = [
  /<\s*(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|audio|video|animate\w*|set|handler|listener)\b/i,
  /<!ENTITY|<\?xml-stylesheet/i,
  /[\s"']on\w+\s*=/i,
  /@import/i,
  /(?:href|src)\s*=\s*(?!["']?\s*(?:#|data:image\/(?:png|jpeg);base64,))/i,
  /url\s*\(\s*(?!["']?\s*#)/i,
  /(?:style|href|fill|stroke|filter|mask|clip-path)\s*=\s*["'][^"']*&#/i,
  /\\/,
];

function isSvg(text: string): boolean {
  const root = text.replace(/^\s*(?:<\?xml[^>]*\?>)?\s*(?:<!(?:--[\s\S]*?--|DOCTYPE[^>]*)>\s*)*/, '');
  return /^<svg[\s>]/.test(root) && /<\/svg\s*>\s*$/.test(root);
}

function svgText(bytes: Uint8Array): string {
  try {
    return utf8(bytes, '');
  } catch (thrown) {
    throw new TributaryError('logo-no-picture', '', {}, { cause: thrown });
  }
}

/** What a logo is, by its bytes. Errors: `logo-large`, `logo-no-picture`, `logo-unsafe` for an SVG that would run or fetch something. */
export function logoType(bytes: Uint8Array): LogoType {
  if (bytes.length > LOGO_BYTES)
    throw new TributaryError('logo-large', '', { size: Math.ceil(bytes.length / 1000), limit: LOGO_BYTES / 1000 });
  const raster = pictureType(bytes);
  if (raster) return raster;
  const text = svgText(bytes);
  if (!isSvg(text)) throw new TributaryError('logo-no-picture');
  const found = FORBIDDEN.map((pattern) => pattern.exec(text)?.[0]).find((part) => part !== undefined);
  if (found !== undefined) throw new TributaryError('logo-unsafe', '', { text: found.trim().slice(0, 40) });
  return 'image/svg+xml';
}
