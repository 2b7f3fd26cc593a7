/** The part of s3rver that the tests use; the package has no types. */
declare module 's3rver' {
  import type { Server } from 'node:http';
  import type { Readable } from 'node:stream';

  interface StoredObject {
    bucket: string;
    key: string;
    content: Readable | Buffer | null;
  }
  interface Store {
    getObject: (bucket: string, key: string, options?: unknown) => Promise<StoredObject | null>;
    putObject: (object: StoredObject) => Promise<{ size: number; md5: string }>;
    getResourcePath: (bucket: string, key: string, resource: string) => string;
  }
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs?: string[] }[];
    });
    store: Store;
    httpServer: Server;
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
