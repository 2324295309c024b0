/** Most bytes of what comes from outside; one message of a page holds everything but photos, which come in parts. */
export const MESSAGE_BYTES = 1_000_000;
export const YAML_BYTES = 1_000_000;
/** Of a complaint with its line and what may be done on it. */
export const CASE_BYTES = 4_000_000;
export const PHOTO_BYTES = 20_000_000;
/** Of a list of circuits or orders. */
export const LIST_BYTES = 50_000_000;
/** Characters of the file of a ladder on its way from the page: it has some dozens of lines. */
export const LADDER_CHARS = 100_000;
/** Of a logo: it is printed a centimetre high, and goes into every report. */
export const LOGO_BYTES = 500_000;

/** Bytes of one part of a photo: in base64 it fits into a message. */
export const PART_BYTES = 600_000;

/** Deepest nesting and most values of one message. */
export const MESSAGE_DEPTH = 64;
export const MESSAGE_NODES = 10_000;

/** Records that one file carries to another computer from the page; the command line takes any number. */
export const EXPORT_AT_MOST = 200;
/** Bytes of such a file: it crosses to the page as one message. */
export const EXPORT_BYTES = 50_000_000;
