/** A box that the system knows on the wire, from its neighbour table: IPv4 address and hardware address in small letters, octets with two digits. */
export interface Neighbour {
  address: string;
  mac: string;
}
/** An address of this computer and how many bits of it name the subnet. */
export interface OwnSubnet {
  address: string;
  prefix: number;
}
/** What the system knows of the wire at one moment. */
export interface WireLook {
  own: readonly OwnSubnet[];
  gateway?: string | undefined;
  neighbours: readonly Neighbour[];
}

/** What can be told of the wire beside pings, to every user. */
export interface Wire {
  /** Errors: none; what is not told is not in it. */
  look(): Promise<WireLook>;
  /** Octets of the greatest IP packet that reaches an address unfragmented and is answered, 1500 at most; undefined where nothing answers or the search ran out of time. */
  passes(address: string, signal: AbortSignal): Promise<number | undefined>;
}

const numberOf = (address: string): number => address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);

/** True if an address lies in a subnet of this computer. */
export const isWithin = (address: string, own: readonly OwnSubnet[]): boolean =>
  own.some((one) => {
    const size = 2 ** (32 - one.prefix);
    return Math.floor(numberOf(address) / size) === Math.floor(numberOf(one.address) / size);
  });
