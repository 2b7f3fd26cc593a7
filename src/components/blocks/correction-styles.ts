import correction from './correction.css?url';

/** The style sheet of corrections, for every page that shows one. */
export const correctionStyles: string = correction;
