/** What a request asks for. */
export interface Asked {
  /** Decoded once; undefined for a path that none of our pages ever asks for. */
  path: string | undefined;
  token: string | null;
}

/** Names of files as the build makes them, joined by single slashes: no dot in front, no empty name, nothing that a file system reads in its own way. */
const PLAIN = /^(?:\/|(?:\/[\w@+~-][\w.@+~-]*)+)$/;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (thrown) {
    if (thrown instanceof URIError) return undefined;
    throw thrown;
  }
}

/** Reads the target of a request, the one place that does: guard, files and log all go by what it says. Never throws. */
export function askedOf(target: string): Asked {
  const [path = '', ...query] = (target.split('#')[0] ?? '').split('?');
  const plain = decoded(path);
  return {
    path: plain !== undefined && PLAIN.test(plain) ? plain : undefined,
    token: new URLSearchParams(query.join('?')).get('token'),
  };
}

/** The page itself is for whoever has the token, and so is every path that is no plain one: nobody learns what lies behind it. */
export const isOpen = (path: string | undefined): path is string =>
  path !== undefined && path !== '/' && !path.toLowerCase().endsWith('.html');
