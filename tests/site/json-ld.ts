import jsonld from 'jsonld';
import type { RemoteDocument } from 'jsonld/jsonld-spec.js';

const iri = (id: string) => ({ '@id': id, '@type': '@id' });
const contexts: Record<string, object> = {
  'https://schema.org': { '@vocab': 'https://schema.org/', url: iri('https://schema.org/url') },
  // From www.w3.org/TR/annotation-vocab.
  'http://www.w3.org/ns/anno.jsonld': {
    oa: 'http://www.w3.org/ns/oa#',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
    id: '@id',
    type: '@type',
    Annotation: 'oa:Annotation',
    Text: 'http://purl.org/dc/dcmitype/Text',
    SpecificResource: 'oa:SpecificResource',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    FragmentSelector: 'oa:FragmentSelector',
    highlighting: 'oa:highlighting',
    motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
    created: { '@id': 'dcterms:created', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
    modified: { '@id': 'dcterms:modified', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
    body: iri('oa:hasBody'),
    target: iri('oa:hasTarget'),
    source: iri('oa:hasSource'),
    selector: iri('oa:hasSelector'),
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    conformsTo: iri('dcterms:conformsTo'),
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'dc:format',
    language: 'dc:language',
  },
};

/**
 * Expands JSON-LD without the network: each context here replaces the published one, with the terms of its vocabulary.
 * `safe` throws on whatever expansion would drop.
 */
export async function expand(data: object, safe = true): Promise<unknown> {
  const options = {
    safe,
    documentLoader: (url: string) => {
      const context = contexts[url];
      if (!context) throw new Error(`no context for ${url}`);
      return Promise.resolve({
        documentUrl: url,
        document: { '@context': context } as RemoteDocument['document'],
      });
    },
  };
  return jsonld.expand(data, options);
}
