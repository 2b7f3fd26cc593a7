/** Judged queries about the dossier that a stand-in answers otherwise than the index in the browser, and why. */
export const dossierDifferences = {
  opensearch: new Map<string, string>(),
  typesense: new Map<string, string>(),
};
