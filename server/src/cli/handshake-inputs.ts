/** The partner and the certificates of `tcpparms handshake`, from its options. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { certificateKinds, certificateOfKind, partnerProfile, partnerProfiles, readCertificates, readPartner, type Certificate, type PartnerProfile } from '../policy/handshake/index.js';
import type { Release } from '../workspace/settings.js';
import { UsageError, type Io } from './io.js';

export interface PartnerOptions {
  /** A profile, or a file. */
  readonly client?: string;
  readonly server?: string;
  /** A file. */
  readonly partner?: string;
  /** A kind of certificate. */
  readonly serverCert?: string;
  /** A file. */
  readonly certificates?: string;
}

export interface ChosenPartner {
  readonly profile: PartnerProfile;
  /** The part that it plays; absent: the other part than z/OS. */
  readonly is: 'client' | 'server';
}

/** The partner that the options name. @throws UsageError unless it is exactly one, that can play the part */
export async function partnerFrom(options: PartnerOptions, release: Release, io: Io): Promise<ChosenPartner> {
  const { client, server, partner } = options;
  const given = [client, server, partner].filter((value) => value !== undefined);
  const [value] = given;
  if (value === undefined) throw new UsageError('Say who the partner is, with one of --client, --server and --partner.');
  if (given.length > 1) throw new UsageError('There is one partner: give only one of --client, --server and --partner.');
  const wanted = client !== undefined ? 'client' : server !== undefined ? 'server' : undefined;
  const profile = (wanted && partnerProfile(value, release)) ?? (await partnerOfFile(value, wanted, release, io));
  const is = wanted ?? profile.is[0] ?? 'client';
  if (!profile.is.includes(is)) throw new UsageError(`${value}: known as a ${profile.is.join(' and ')} only; there is nothing to try it with as a ${is}.`);
  return { profile, is };
}

async function partnerOfFile(value: string, wanted: 'client' | 'server' | undefined, release: Release, io: Io): Promise<PartnerProfile> {
  const text = await io.fileSystem.readText(uriOf(value, io));
  if (text === undefined) {
    const names = partnerProfiles(release).filter(({ is }) => wanted === undefined || is.includes(wanted));
    const known = wanted === undefined ? '' : ` A ${wanted} is one of ${names.map(({ name }) => name).join(', ')}, or a file.`;
    throw new UsageError(`${value}: there is no such file that can be read.${known}`);
  }
  const { partner, problems } = readPartner(parsed(text, value), 'the partner');
  if (!partner) throw new UsageError(problems.map((problem) => `${value}: ${problem}`).join('\n'));
  return partner;
}

/** The certificates of the server; undefined when nothing is said of them. @throws UsageError for what cannot be read */
export async function certificatesFrom({ serverCert, certificates: file }: PartnerOptions, io: Io): Promise<readonly Certificate[] | undefined> {
  if (serverCert !== undefined && file !== undefined) throw new UsageError('--server-cert and --certificates exclude each other.');
  if (serverCert !== undefined) {
    const certificate = certificateOfKind(serverCert);
    if (!certificate) throw new UsageError(`--server-cert ${serverCert}: no kind of certificate. Examples: ${certificateKinds.join(', ')}.`);
    return [certificate];
  }
  if (file === undefined) return undefined;
  const text = await io.fileSystem.readText(uriOf(file, io));
  if (text === undefined) throw new UsageError(`${file}: the file cannot be read.`);
  const { certificates, problems } = readCertificates(parsed(text, file));
  if (problems.length > 0) throw new UsageError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  return certificates;
}

function uriOf(file: string, io: Io): string {
  return URI.file(path.resolve(io.cwd, file)).toString();
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${file}: no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
