import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { RemoteInfo, Socket } from 'node:dgram';
import { countFailed, createEnd, type End } from './end.ts';
import { answerTo, kindOf, readProbe, readWord, writeWord } from './frame.ts';
import {
  CAP_BPS,
  HOLD_MS,
  IDLE_MS,
  QUESTION,
  questionSchema,
  TAKE_OVER_MS,
  type Answer,
  type Question,
} from './words.ts';

/** A proof of address holds for one to two of these, milliseconds. */
const PROOF_MS = 30_000;
/** So often it is looked at who has fallen silent, milliseconds. */
const LOOK_MS = 500;

type From = Pick<RemoteInfo, 'address' | 'port'>;

/** The one session of a far end. */
interface Session {
  id: number;
  peer: From;
  nonce: string;
  end: End;
  heardMs: number;
  askedMs: number;
}

/** Proofs that somebody receives at an address: known again without being kept. */
function createProofs() {
  const secret = randomBytes(32);
  const at = ({ address, port }: From, nonce: string, slot: number): string =>
    createHmac('sha256', secret).update(`${address} ${port} ${nonce} ${slot}`).digest('hex').slice(0, 32);
  const slotNow = (): number => Math.floor(performance.now() / PROOF_MS);
  return {
    proofFor: (from: From, nonce: string): string => at(from, nonce, slotNow()),
    isProof: (from: From, nonce: string, proof: string): boolean =>
      [0, 1].some((ago) => {
        const wanted = Buffer.from(at(from, nonce, slotNow() - ago));
        const given = Buffer.from(proof);
        return wanted.length === given.length && timingSafeEqual(wanted, given);
      }),
  };
}

/** A question: none that is shorter than its answer may be. */
const questionIn = (octets: Buffer): Question | undefined =>
  octets.length < QUESTION ? undefined : questionSchema.safeParse(readWord(octets)).data;

const isSame = (a: From, b: From): boolean => a.address === b.address && a.port === b.port;

/** Does what a question of the session asks for. */
function obey(session: Session, question: Extract<Question, { session: number }>): Answer {
  const { end } = session;
  const { n } = question;
  if (question.do === 'bye') return { is: 'done', n };
  if (question.do === 'counts') {
    if (question.stop) end.stop();
    const counts = end.counts();
    return counts ? { is: 'counts', n, ...counts, sending: end.isSending() } : { is: 'unknown', n };
  }
  if (question.bitsPerS > CAP_BPS) return { is: 'refused', n, cap: CAP_BPS };
  // A question that is asked again, because its answer was lost, begins nothing anew.
  if (question.do === 'expect') end.expect(question.stream, question);
  else if (!end.isSending()) void end.send(question, question.forS);
  return { is: 'done', n };
}

/** The place for the one session. */
function createPlace(socket: Socket) {
  const failed = countFailed(socket);
  let session: Session | undefined;
  let lastN = -1;
  const close = (): void => {
    session?.end.stop();
    [session, lastN] = [undefined, -1];
  };
  const begin = ({ address, port }: From, nonce: string): Session => {
    const [id, nowMs] = [randomInt(1, 2 ** 32 - 1), performance.now()];
    const end = createEnd({ socket, to: { address, port } }, id, failed);
    return { id, peer: { address, port }, nonce, end, heardMs: nowMs, askedMs: nowMs };
  };
  return {
    close,
    /** The session of who sends from there. */
    of: (from: From): Session | undefined => (session && isSame(session.peer, from) ? session : undefined),
    open: (from: From, nonce: string): Answer => {
      const isOwn = session && isSame(session.peer, from) && session.nonce === nonce;
      if (session && !isOwn && performance.now() - session.heardMs < TAKE_OVER_MS) return { is: 'busy', nonce };
      if (session && !isOwn) close();
      session ??= begin(from, nonce);
      return { is: 'open', nonce, session: session.id, cap: CAP_BPS };
    },
    ask: (question: Extract<Question, { session: number }>, from: From): Answer => {
      const { n } = question;
      if (!session || session.id !== question.session || !isSame(session.peer, from)) return { is: 'unknown', n };
      session.askedMs = performance.now();
      session.end.hold(false);
      if (n <= lastN && question.do !== 'counts') return { is: 'done', n };
      lastN = Math.max(n, lastN);
      const answer = obey(session, question);
      if (question.do === 'bye') close();
      return answer;
    },
    /** Who has fallen silent is sent nothing more, and later let go. */
    look: (): void => {
      if (!session) return;
      const nowMs = performance.now();
      if (nowMs - session.heardMs > IDLE_MS) close();
      else if (nowMs - session.askedMs > HOLD_MS) session.end.hold(true);
    },
  };
}

/**
 * The far end of streams on a socket: one session at a time, for an address that has proven that it receives there. Whoever has not is answered with less
 * than he sent. Memory does not grow with whoever writes to it. Gives what ends it.
 */
export function createReflector(socket: Socket): () => void {
  const [proofs, place] = [createProofs(), createPlace(socket)];
  const tell = (answer: Answer, { address, port }: From): void => {
    const octets = writeWord(answer);
    socket.send(octets, 0, octets.length, port, address);
  };
  const hearQuestion = (question: Question, from: From): void => {
    if (question.do === 'hello')
      tell({ is: 'cookie', nonce: question.nonce, cookie: proofs.proofFor(from, question.nonce) }, from);
    else if (question.do !== 'open') tell(place.ask(question, from), from);
    else if (proofs.isProof(from, question.nonce, question.cookie)) tell(place.open(from, question.nonce), from);
  };
  /** Of the other end of the session: a frame, a probe, or what the line made of one. */
  const hearPeer = ({ id, end }: Session, octets: Buffer, from: From): void => {
    if (kindOf(octets) === 'probe' && readProbe(octets)?.session === id)
      socket.send(answerTo(octets), 0, octets.length, from.port, from.address);
    else end.take(octets);
  };
  const hear = (octets: Buffer, { address, port }: RemoteInfo): void => {
    const from = { address, port };
    const own = place.of(from);
    if (own) own.heardMs = performance.now();
    const question = questionIn(octets);
    if (question) hearQuestion(question, from);
    else if (own) hearPeer(own, octets, from);
  };
  const look = setInterval(place.look, LOOK_MS);
  socket.on('message', hear);
  return () => {
    clearInterval(look);
    place.close();
    socket.off('message', hear);
  };
}
