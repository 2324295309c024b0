export interface OldAttempt {
  id: number;
  number: number;
  closed: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  measured_from: number | null;
  measured_to: number | null;
  teardown: string | null;
  judgement: string | null;
  verdict: string | null;
}

/** The value behind a text; an empty one where the disk had damaged it before. */
export function lookedInto<T extends object>(text: string | null): Partial<T> {
  try {
    const value = JSON.parse(text ?? '{}') as T | null;
    return value ?? {};
  } catch {
    return {};
  }
}
