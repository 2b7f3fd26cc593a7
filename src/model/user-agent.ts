import { absolute, homePath } from './routes.ts';

/** Returns the `User-Agent` of a command that asks other servers: what asks, and where to complain. */
export const userAgent = (command: string): string => `Verbatim-${command} (+${absolute(homePath)})`;
