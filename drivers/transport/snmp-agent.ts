import snmp from 'net-snmp';
import { snmpSocket } from './snmp-socket.ts';

/** One column of a table that an agent has. */
export interface AgentColumn {
  number: number;
  type: 'Integer' | 'Gauge' | 'OctetString' | 'TimeTicks';
  /** It takes a SET. */
  writable?: boolean;
}
/** A table, by the object identifier of its rows, which are told apart by their first columns. */
export interface AgentTable {
  name: string;
  oid: string;
  /** Columns of the index, by number. */
  index: readonly number[];
  columns: readonly AgentColumn[];
}
/** An object of which there is one. */
export interface AgentScalar {
  name: string;
  oid: string;
  value: string;
}
/** An agent as a simulator needs it: datagrams in, datagrams out. */
export interface SnmpAgent {
  hear(datagram: Uint8Array): void;
  addRow(table: string, row: readonly (number | string)[]): void;
  put(table: string, column: number, row: readonly number[], value: number | string): void;
  value(table: string, column: number, row: readonly number[]): number | string;
}

/** What an agent is made of. `change`: the status that a SET is refused with, in the words of RFC 3416; undefined: it is done. */
export interface AgentParts {
  scalars: readonly AgentScalar[];
  tables: readonly AgentTable[];
  communities: readonly string[];
  users: readonly { name: string; auth: string; priv: string }[];
  engineId: string;
  /** So many variables fit into an answer; beyond, it is `tooBig` (RFC 1157 clause 4.1.2, RFC 3416 clause 4.2.1). */
  fits(): number;
  change(table: string, column: number, value: number): string | undefined;
  send(datagram: Uint8Array): void;
}

/** A request for one variable, as the package hands it on. */
interface MibRequest {
  setValue?: number;
  instanceNode: { getTableColumnFromInstanceNode(): number };
  done(refusal?: { errorStatus: number; type: number; value: null }): void;
}
interface BulkPdu {
  varbinds: object[];
  nonRepeaters: number;
  maxRepetitions: number;
}
interface Pdu {
  varbinds: { oid: string; type: number; value: unknown }[];
  errorStatus?: number;
  errorIndex?: number;
}
/** A request as the package has read it. */
interface Message {
  version: number;
  pdu: BulkPdu;
  msgSecurityParameters?: { msgAuthoritativeEngineID: Buffer };
  createReportResponseMessage(engine: object, context: string, error: string): object;
}
/** usmStatsUnknownEngineIDs (RFC 3414 clause 3.2, step 3). */
const UNKNOWN_ENGINE = '4';
/** The part of the package's agent that is used; it has no types of its own. */
interface Agent {
  registerProvider(provider: object): void;
  getAuthorizer(): { addCommunity(name: string): void; addUser(user: object): void };
  getMib(): {
    setScalarValue(name: string, value: string): void;
    addTableRow(table: string, row: unknown[]): void;
    setTableSingleCell(table: string, column: number, row: number[], value: unknown): void;
    getTableSingleCell(table: string, column: number, row: number[]): unknown;
  };
  sendResponse(socket: object, from: object, request: { version: number; pdu: Pdu }, answer: Pdu): void;
  request(socket: object, request: Message, from: object): void;
  getBulkRequest(socket: object, request: Message, from: object): void;
  engine: { engineID: Buffer };
  listener: { send(message: object, from: object, socket: object): void };
}

const { ErrorStatus, MaxAccess, MibProviderType, ObjectType } = snmp;
/** From here on a type says why there is no value. */
const MISSING: number = ObjectType.NoSuchObject;
const TYPES = {
  Integer: ObjectType.Integer,
  Gauge: ObjectType.Gauge,
  OctetString: ObjectType.OctetString,
  TimeTicks: ObjectType.TimeTicks,
};
const statusOf = (name: string): number => ErrorStatus[name as keyof typeof ErrorStatus];

/** An agent that answers in SNMP v1, v2c and v3. */
export function createSnmpAgent(parts: AgentParts): SnmpAgent {
  const socket = snmpSocket({ send: parts.send });
  const { dgramModule } = socket;
  const agent = snmp.createAgent({ dgramModule, engineID: parts.engineId }, () => undefined) as Agent;
  const authorizer = agent.getAuthorizer();
  for (const name of parts.communities) authorizer.addCommunity(name);
  for (const { name, auth, priv } of parts.users) authorizer.addUser(userOf(name, auth, priv));
  for (const { name, oid, value } of parts.scalars) {
    const access = MaxAccess['read-only'];
    agent.registerProvider({
      name,
      type: MibProviderType.Scalar,
      oid,
      scalarType: TYPES.OctetString,
      maxAccess: access,
    });
    agent.getMib().setScalarValue(name, value);
  }
  for (const table of parts.tables) agent.registerProvider(providerOf(table, parts));
  answerAsTold(agent, parts);
  const mib = agent.getMib();
  return {
    hear: socket.hear,
    addRow: (table, row) => mib.addTableRow(table, [...row]),
    put: (table, column, row, value) => mib.setTableSingleCell(table, column, [...row], value),
    value: (table, column, row) => mib.getTableSingleCell(table, column, [...row]) as number | string,
  };
}

const userOf = (name: string, auth: string, priv: string): object => ({
  name,
  level: snmp.SecurityLevel.authPriv,
  authProtocol: snmp.AuthProtocols.sha,
  authKey: auth,
  privProtocol: snmp.PrivProtocols.aes,
  privKey: priv,
});

function providerOf({ name, oid, index, columns }: AgentTable, { change }: AgentParts): object {
  return {
    name,
    type: MibProviderType.Table,
    oid,
    maxAccess: MaxAccess['not-accessible'],
    tableColumns: columns.map(({ number, type, writable = false }) => ({
      number,
      name: `${name}${number}`,
      type: TYPES[type],
      maxAccess: MaxAccess[writable ? 'read-write' : 'read-only'],
    })),
    tableIndex: index.map((columnNumber) => ({ columnNumber })),
    handler(request: MibRequest) {
      const { setValue } = request;
      const column = request.instanceNode.getTableColumnFromInstanceNode();
      const refusal = setValue === undefined ? undefined : change(name, column, setValue);
      if (refusal === undefined) request.done();
      else request.done({ errorStatus: statusOf(refusal), type: ObjectType.Null, value: null });
    },
  };
}

/**
 * What the package leaves out: an answer that does not fit; a question to another engine; version 1, which knows no variable that is missing among others; and repetitions, which
 * are rows (RFC 3416 clause 4.2.3) where the package counts variables.
 */
function answerAsTold(agent: Agent, { fits }: AgentParts): void {
  const bulk = agent.getBulkRequest.bind(agent);
  agent.getBulkRequest = (socket, request, from) => {
    const { pdu } = request;
    pdu.maxRepetitions *= Math.max(1, pdu.varbinds.length - pdu.nonRepeaters);
    bulk(socket, request, from);
  };
  const handle = agent.request.bind(agent);
  agent.request = (socket, message, from) => {
    const asked = message.msgSecurityParameters?.msgAuthoritativeEngineID;
    if (!asked || asked.equals(agent.engine.engineID)) handle(socket, message, from);
    else agent.listener.send(message.createReportResponseMessage(agent.engine, '', UNKNOWN_ENGINE), from, socket);
  };
  const send = agent.sendResponse.bind(agent);
  agent.sendResponse = (socket, from, request, answer) => {
    const refuse = (status: number, index: number): void => {
      answer.errorStatus = status;
      answer.errorIndex = index;
      answer.varbinds = answer.varbinds.map(({ oid }) => ({ oid, type: ObjectType.Null, value: null }));
    };
    const missing = answer.varbinds.findIndex(({ type }) => type >= MISSING);
    if (answer.varbinds.length > fits()) refuse(ErrorStatus.TooBig, 0);
    else if (request.version === snmp.Version1 && missing >= 0) refuse(ErrorStatus.NoSuchName, missing + 1);
    send(socket, from, request, answer);
  };
}
