/** The partners that are known by name; their offers are data in `../clients`, with the source of each. */
import { defaultCipherList, defaultGroups, defaultSignatures } from '../../catalog/index.js';
import type { Release } from '../../workspace/settings.js';
import { parameterInfo } from '../parameters.js';
import { protocols } from '../protocols.js';
import chrome from '../clients/chrome.json' with { type: 'json' };
import curl from '../clients/curl.json' with { type: 'json' };
import firefox from '../clients/firefox.json' with { type: 'json' };
import java17 from '../clients/java-17.json' with { type: 'json' };
import java8 from '../clients/java-8.json' with { type: 'json' };
import openssl3 from '../clients/openssl-3.json' with { type: 'json' };
import windows from '../clients/windows.json' with { type: 'json' };
import x3270 from '../clients/x3270.json' with { type: 'json' };
import type { PartnerProfile } from './partner.js';

const recorded = [openssl3, x3270, chrome, firefox, curl, java8, java17, windows] as unknown as readonly PartnerProfile[];

/** Every profile, for a release of z/OS that the partner z/OS runs. */
export function partnerProfiles(release: Release): readonly PartnerProfile[] {
  return [...recorded, zosAtTls(release)];
}

/** The profile of a name. */
export function partnerProfile(name: string, release: Release): PartnerProfile | undefined {
  return partnerProfiles(release).find((profile) => profile.name === name.toLowerCase());
}

/**
 * Another z/OS, whose policy codes nothing but what it must: the defaults of AT-TLS in the release (catalogue, default-lists).
 * TLSv1.2 and TLSv1.3 are off in it.
 */
function zosAtTls(release: Release): PartnerProfile {
  return {
    name: 'zos-at-tls',
    title: `AT-TLS with its defaults, z/OS ${release}`,
    version: release,
    source: 'The defaults in the catalogue: IP Configuration Reference, AT-TLS policy statements; System SSL Programming, SSL/TLS protocol.',
    certainty: defaultCipherList(release, false)?.certainty ?? 'unknown',
    is: ['client', 'server'],
    protocols: protocols.map(({ parameter }) => parameter).filter((name) => parameterInfo(name)?.default?.value === 'On'),
    ciphers: defaultCipherList(release, false)?.list.codes ?? [],
    groups: defaultGroups('ClientECurves', release, false),
    signatureAlgorithms: defaultSignatures('SignaturePairs', release, false),
    systemSsl: true,
  };
}
