// The environment, read in this one place and checked once at start.
import { getHashes } from 'node:crypto';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

export type Profile = 'demonstration' | 'production';

export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** The claim that lists the grants: [{role, region, subtree?, system?, institution?}]. */
  readonly grantsClaim: string;
}

/** What a request may cost before it is refused. */
export interface RequestLimits {
  readonly bodyBytes: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly tokens: number;
  readonly cost: number;
}

/** Files that are kept as evidence. */
export interface AttachmentSettings {
  /** Null: beside the database's data. */
  readonly dir: string | null;
  readonly fileBytes: number;
  readonly filesPerRequest: number;
}

/** Files that are sent to be imported: kept outside the tables. */
export interface UploadLimits {
  /** Null: beside the database's own folder. One that all servers share, where there are several. */
  readonly folder: string | null;
  readonly mostBytes: number;
  readonly keptDays: number;
}

export interface Settings {
  readonly profile: Profile;
  readonly port: number;
  readonly host: string;
  /** Owns the tables; null: the embedded database. */
  readonly databaseUrl: string | null;
  /** The unprivileged role; null: made from `databaseUrl`. */
  readonly applicationDatabaseUrl: string | null;
  /** Between several servers; null: none, and they tell each other through the database alone. */
  readonly redisUrl: string | null;
  readonly dataDir: string | null;
  readonly poolSize: number;
  readonly preparedStatements: boolean;
  readonly oidc: OidcSettings | null;
  readonly metricsToken: string | null;
  readonly accessTokenMinutes: number;
  readonly refreshTokenDays: number;
  /** The addresses of the proxies before the server, whose X-Forwarded-For is believed; true: any; false: none. */
  readonly trustProxy: boolean | string;
  /** Web pages of other hosts that may ask, as origins; none: only pages of the server's own. */
  readonly allowedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** How long an event is kept for those who come back. */
  readonly eventRetentionDays: number;
  /** With which new links of the audit trail are made. */
  readonly auditDigest: AuditDigest;
  readonly limits: RequestLimits;
  readonly attachments: AttachmentSettings;
  readonly uploads: UploadLimits;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const AUDIT_DIGESTS = ['sha256', 'sm3'] as const;
export type AuditDigest = (typeof AUDIT_DIGESTS)[number];

/** A variable of the environment that cannot be used; the message is one line for whoever starts the server. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  constructor(variable: string, expected: string, actual: string) {
    super(`${variable}: expected ${expected}, got ${JSON.stringify(actual)}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const readText = (environment: Environment, variable: string): string | null => {
  const value = environment[variable]?.trim();
  return value === undefined || value === '' ? null : value;
};

const readInteger = (environment: Environment, variable: string, least: number, most: number, otherwise: number): number => {
  const text = readText(environment, variable);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new SettingError(variable, `a whole number from ${least} to ${most}`, text);
  return value;
};

const readChoice = <Choice extends string>(
  environment: Environment,
  variable: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice => {
  const text = readText(environment, variable);
  if (text === null) return otherwise;
  const choice = choices.find((candidate) => candidate === text.toLowerCase());
  if (choice === undefined) throw new SettingError(variable, `one of ${choices.join(', ')}`, text);
  return choice;
};

const readUrl = (environment: Environment, variable: string, protocols: readonly string[]): string | null => {
  const text = readText(environment, variable);
  if (text === null) return null;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  // The value may hold a password: it is not repeated.
  if (!protocols.includes(protocol)) throw new SettingError(variable, `an address that begins with ${protocols.join('// or ')}//`, '…');
  return text;
};

const readOidc = (environment: Environment): OidcSettings | null => {
  const issuer = readUrl(environment, 'OIDC_ISSUER', ['https:', 'http:']);
  if (issuer === null) return null;
  const audience = readText(environment, 'OIDC_AUDIENCE');
  if (audience === null) throw new SettingError('OIDC_AUDIENCE', 'the audience of the tokens that OIDC_ISSUER gives for this platform', '');
  return { issuer, audience, grantsClaim: readText(environment, 'OIDC_GRANTS_CLAIM') ?? 'grants' };
};

const isAddressRange = (text: string): boolean => {
  const [address, bits, ...rest] = text.split('/');
  return isIP(address!) !== 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
};

const readTrustProxy = (environment: Environment): boolean | string => {
  const text = readText(environment, 'TRUST_PROXY');
  if (text === null || text === 'off') return false;
  if (text === 'on') return true;
  const ranges = text.split(',').map((range) => range.trim());
  if (!ranges.every(isAddressRange))
    throw new SettingError('TRUST_PROXY', 'on, off, or addresses of proxies such as 10.0.0.0/8, with commas', text);
  return ranges.join(',');
};

const isOrigin = (text: string): boolean => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;

const readAllowedOrigins = (environment: Environment): string[] => {
  const text = readText(environment, 'ALLOWED_ORIGINS');
  if (text === null) return [];
  const origins = text.split(',').map((origin) => origin.trim());
  if (!origins.every(isOrigin))
    throw new SettingError('ALLOWED_ORIGINS', 'origins such as https://portal.example.cn, with commas, without a path', text);
  return origins;
};

const readAuditDigest = (environment: Environment): AuditDigest => {
  const digest = readChoice(environment, 'AUDIT_DIGEST', AUDIT_DIGESTS, 'sha256');
  if (!getHashes().includes(digest)) throw new SettingError('AUDIT_DIGEST', 'a digest that this Node.js was built with', digest);
  return digest;
};

const readLimits = (environment: Environment): RequestLimits => ({
  bodyBytes: readInteger(environment, 'MAX_BODY_KB', 1, 102_400, 4_096) * 1024,
  depth: readInteger(environment, 'MAX_DEPTH', 1, 100, 12),
  aliases: readInteger(environment, 'MAX_ALIASES', 0, 1_000, 30),
  directives: 30,
  tokens: readInteger(environment, 'MAX_TOKENS', 10, 100_000, 4_000),
  cost: readInteger(environment, 'MAX_COST', 1, 100_000_000, 25_000),
});

const readAttachments = (environment: Environment): AttachmentSettings => ({
  dir: readText(environment, 'ATTACHMENTS_DIR'),
  fileBytes: readInteger(environment, 'MAX_ATTACHMENT_MB', 1, 1_024, 20) * 1024 * 1024,
  filesPerRequest: 10,
});

const readUploads = (environment: Environment): UploadLimits => ({
  folder: readText(environment, 'UPLOAD_DIR'),
  mostBytes: readInteger(environment, 'MAX_UPLOAD_MB', 1, 4_096, 512) * 1024 * 1024,
  keptDays: readInteger(environment, 'UPLOAD_DAYS', 1, 365, 7),
});

/** So that a container can be reached: IPv6 where the machine has it, and IPv4 with it. */
const allInterfaces = (): string => {
  const addresses = Object.values(networkInterfaces()).flatMap((addressesOfOne) => addressesOfOne ?? []);
  return addresses.some((address) => address.family === 'IPv6') ? '::' : '0.0.0.0';
};

/** The settings, each checked. Throws SettingError for the first that cannot be used. */
export const readSettings = (environment: Environment): Settings => ({
  profile: readChoice(environment, 'PROFILE', ['demonstration', 'production'], 'demonstration'),
  port: readInteger(environment, 'PORT', 0, 65_535, 4_000),
  host: readText(environment, 'HOST') ?? allInterfaces(),
  databaseUrl: readUrl(environment, 'DATABASE_URL', ['postgres:', 'postgresql:']),
  applicationDatabaseUrl: readUrl(environment, 'APPLICATION_DATABASE_URL', ['postgres:', 'postgresql:']),
  redisUrl: readUrl(environment, 'REDIS_URL', ['redis:', 'rediss:']),
  dataDir: readText(environment, 'DATA_DIR'),
  poolSize: readInteger(environment, 'POOL_SIZE', 1, 1_000, 20),
  preparedStatements: readChoice(environment, 'PREPARED_STATEMENTS', ['on', 'off'], 'on') === 'on',
  oidc: readOidc(environment),
  metricsToken: readText(environment, 'METRICS_TOKEN'),
  accessTokenMinutes: readInteger(environment, 'ACCESS_TOKEN_MINUTES', 1, 1_440, 15),
  refreshTokenDays: readInteger(environment, 'REFRESH_TOKEN_DAYS', 1, 365, 14),
  trustProxy: readTrustProxy(environment),
  allowedOrigins: readAllowedOrigins(environment),
  logLevel: readChoice(environment, 'LOG_LEVEL', LOG_LEVELS, 'info'),
  eventRetentionDays: readInteger(environment, 'EVENT_RETENTION_DAYS', 1, 3_650, 30),
  auditDigest: readAuditDigest(environment),
  limits: readLimits(environment),
  attachments: readAttachments(environment),
  uploads: readUploads(environment),
});
