// The draw, calculated once more in this browser from docs/domain/the-draw.md: it asks the server for nothing.
const ROUNDS = 32;
const NUMBER_BYTES = 6;
const HASH_HEX = /^[0-9a-f]{64}$/;
const SIGNATURE_HEX = /^([0-9a-f]{2}){1,512}$/;
const SECOND_MS = 1000;

/** Browsers calculate hashes on encrypted pages only, and on this machine's own. */
export const possible = globalThis.crypto?.subtle !== undefined;

const ascii = (text) => new TextEncoder().encode(text);
const label = (purpose) => ascii(`grandstand/draw/1/${purpose}\0`);

function join(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function big(bytes, value) {
  const out = new Uint8Array(bytes);
  for (let i = bytes - 1, rest = value; i >= 0; i--) {
    out[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return out;
}

function sized(text) {
  const bytes = ascii(text);
  return join(big(2, bytes.length), bytes);
}

function unhex(hex, pattern = HASH_HEX) {
  if (!pattern.test(hex)) {
    throw new RangeError(`not a hash, nor a signature: ${hex}`);
  }
  return Uint8Array.from(hex.match(/../g), (digits) => parseInt(digits, 16));
}

const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));
}

function hmacKey(bytes) {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** Whether the operator's seed alone decides, or a beacon's round with it. */
function terms(draw) {
  const { name, beacon } = draw;
  return beacon === undefined
    ? join(sized(name), big(1, 0))
    : join(sized(name), big(1, 1), unhex(beacon.chain), big(8, beacon.round));
}

const commitment = (draw) => sha256(label('commitment'), terms(draw), unhex(draw.seed));

const leafOf = (draw, { id, nonce }) => sha256(label('entrant'), sized(draw.name), unhex(nonce), sized(id));

async function keyOf(draw) {
  const secret = draw.output === undefined ? unhex(draw.seed) : join(unhex(draw.seed), unhex(draw.output.randomness));
  const seed = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const root = unhex(draw.root);
  const info = join(label('key'), terms(draw), root, big(4, draw.entrants));
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: root, info }, seed, 256);
  return hmacKey(new Uint8Array(bits));
}

async function rankOf(draw, index) {
  const key = await keyOf(draw);
  const width = Math.ceil(Math.sqrt(draw.entrants));
  const height = Math.ceil(draw.entrants / width);
  const step = async (round, value, bound) => {
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, join(big(1, round), big(4, value))));
    return mac.slice(0, NUMBER_BYTES).reduce((number, byte) => number * 256 + byte, 0) % bound;
  };
  let at = index;
  do {
    let x = Math.floor(at / height);
    let y = at % height;
    for (let round = 0; round < ROUNDS; round++) {
      if (round % 2 === 0) {
        x = (x + (await step(round, y, width))) % width;
      } else {
        y = (y + (await step(round, x, height))) % height;
      }
    }
    at = x * height + y;
  } while (at >= draw.entrants);
  return at;
}

/** RFC 9162, section 2.1.3.2. */
async function included(leaf, index, path, draw) {
  let at = index;
  let last = draw.entrants - 1;
  let node = await sha256(big(1, 0), leaf);
  for (const hash of path) {
    const beside = unhex(hash);
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      node = await sha256(big(1, 1), beside, node);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      node = await sha256(big(1, 1), node, beside);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(node, unhex(draw.root));
}

/** The number in line of who came as the so-manieth; it takes a draw whose seed is told. */
export async function numberOf(draw, arrival) {
  return arrival > draw.entrants ? arrival : (await rankOf(draw, arrival - 1)) + 1;
}

/** When a beacon's round comes: nobody can know it before. */
export const comesAt = ({ genesis, round, periodSeconds }) =>
  Date.parse(genesis) + (round - 1) * periodSeconds * SECOND_MS;

/**
 * Why a proof is not true, or null when it is.
 *
 * @param proof what the server said
 * @param account whose it should be
 * @param promised what this browser was told before the draw: {commitment, comesAt, root, closedAt, entrants}, each if it was
 */
export async function fault(proof, account, promised) {
  try {
    return await found(proof, account, promised);
  } catch (e) {
    if (e instanceof RangeError || e instanceof TypeError) {
      return 'unreadable';
    }
    throw e;
  }
}

/** Each mode has its parts, and no others: a draw that is called by a beacon has one that spoke. */
function wellFormed({ mode, beacon, output, entrants }) {
  const parts = {
    OPERATOR_TRUSTED: [false, false],
    BEACON: [true, true],
    BEACON_MISSED: [true, false],
  }[mode];
  return (
    parts !== undefined &&
    parts[0] === (beacon !== undefined) &&
    parts[1] === (output !== undefined) &&
    Number.isInteger(entrants) &&
    entrants >= 1 &&
    (beacon === undefined || (Number.isSafeInteger(beacon.round) && beacon.round >= 1 && !Number.isNaN(comesAt(beacon))))
  );
}

/** What is wrong with what the beacon is told to have said, or null; whether its members signed it, the beacon knows. */
async function beaconFault({ beacon, output, closedAt }) {
  if (output === undefined) {
    return null;
  }
  if (output.round !== beacon.round) {
    return 'round';
  }
  if (!same(await sha256(unhex(output.signature, SIGNATURE_HEX)), unhex(output.randomness))) {
    return 'randomness';
  }
  return Date.parse(closedAt) < comesAt(beacon) ? null : 'early';
}

async function found({ draw, entrant, leaf, index, path, rank, number }, account, promised) {
  if (!wellFormed(draw)) {
    return 'unreadable';
  }
  if (promised?.commitment !== undefined && promised.commitment !== draw.commitment) {
    return 'promise';
  }
  if (promised?.comesAt !== undefined && promised.comesAt !== (draw.beacon && comesAt(draw.beacon))) {
    return 'promise';
  }
  const { root = draw.root, closedAt = draw.closedAt, entrants = draw.entrants } = promised ?? {};
  if (root !== draw.root || closedAt !== draw.closedAt || entrants !== draw.entrants) {
    return 'list';
  }
  if (!same(await commitment(draw), unhex(draw.commitment))) {
    return 'seed';
  }
  const beacon = await beaconFault(draw);
  if (beacon !== null) {
    return beacon;
  }
  if (entrant.id !== account || !same(await leafOf(draw, entrant), unhex(leaf))) {
    return 'entrant';
  }
  if (!Number.isInteger(index) || index < 0 || index >= draw.entrants) {
    return 'missing';
  }
  if (!(await included(unhex(leaf), index, path, draw))) {
    return 'missing';
  }
  return (await rankOf(draw, index)) === rank && number === rank + 1 ? null : 'rank';
}
