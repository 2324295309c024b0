/** A record: pass or fail, why, what it proves, what nobody saw, who signs. */
export function ResultScreen({ runId }: { runId: string }) {
  return <main className="result">{runId}</main>;
}
