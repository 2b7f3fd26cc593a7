/** Loads a page of this site without running it; rejects if there is none. Unlike DOMParser, a request for a document does not need a trusted type. */
export function loadPage(path: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.open('GET', path);
    request.addEventListener('load', () => {
      if (request.status < 400 && request.responseXML) resolve(request.responseXML);
      else reject(new Error(`${path}: ${request.status}`));
    });
    request.addEventListener('error', () => {
      reject(new Error(`${path} could not be loaded`));
    });
    request.send();
  });
}
