import type { Message } from './words/index.ts';

/** A place on a distribution frame: which rack, which row of it, which port of the row. Each as it was written, leading zeros too. */
export interface Position {
  /** DDF, ODF ...: as written; absent where none stands there. */
  frame?: string;
  rack: string;
  row: string;
  port: string;
}

const FRAME = String.raw`(?<frame>[A-Za-z]*[DOMVE]DF)?`;
const N = String.raw`\d{1,3}`;
/** Offices write three numbers with a sign between, or say after (Chinese) or before (English) each number what it counts. */
const FORMS = [
  String.raw`(?<rack>${N})(?<sign>[-–/.])(?<row>${N})\k<sign>(?<port>${N})`,
  String.raw`第?(?<rack>${N})\s*号?(?:机?架|机?柜)\s*第?(?<row>${N})\s*(?:排|行|层|框)\s*第?(?<port>${N})\s*号?(?:端?口|端子)?`,
  String.raw`rack\s*(?<rack>${N})[\s,]+row\s*(?<row>${N})[\s,]+port\s*(?<port>${N})`,
].map((form) => new RegExp(String.raw`^${FRAME}[\s-]*${form}$`, 'iu'));

/** A position taken apart; undefined where it is written in no form that is sure: then it stands as it is and nobody guesses. */
export function parsePosition(text: string | undefined): Position | undefined {
  const said = text?.trim() ?? '';
  const found = FORMS.map((form) => form.exec(said)?.groups).find(Boolean);
  if (!found) return undefined;
  const { frame, rack, row, port } = found;
  return { ...(frame ? { frame: frame.toUpperCase() } : {}), rack: rack!, row: row!, port: port! };
}

/** A position in words: `DDF 3 架 2 排 14 口`, `DDF rack 3, row 2, port 14`. */
export const positionSaid = ({ frame, ...places }: Position): Message =>
  frame ? { code: 'position.framed', params: { ...places, frame } } : { code: 'position.plain', params: places };
