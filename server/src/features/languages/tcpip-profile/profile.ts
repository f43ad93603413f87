import { parseTcpipProfile } from '../../../syntax/tcpip-profile.js';
import { perFile } from '../../../workspace/source-file.js';

/** The statements of a profile, read once for each version of it. */
export const profileOf = perFile((file) => parseTcpipProfile(file.text));
