import type { DeskAction } from './server/endpoint.ts';

/** Everything that pages of the dev server can ask for. */
export const deskActions: readonly DeskAction[] = [];
