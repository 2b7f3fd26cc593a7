import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import S3rver from 's3rver';
import { installed } from '../debian.ts';

/** True if rclone is installed, or could be. */
export const hasRclone = (): boolean =>
  ['/usr/bin/rclone', '/usr/local/bin/rclone'].some((file) => existsSync(file)) ||
  installed('/usr/bin/rclone', ['rclone']);

const website = `<WebsiteConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
<IndexDocument><Suffix>index.html</Suffix></IndexDocument><ErrorDocument><Key>404.html</Key></ErrorDocument>
</WebsiteConfiguration>`;

/** An S3 server on this machine with the buckets `site`, which is a website, and `releases`. */
export interface StorageServer {
  origin: string;
  /** What rclone’s remote `storage` is, as variables, and how Go runs it. */
  env: Record<string, string>;
  stop: () => Promise<void>;
}

export async function startStorage(folder: string): Promise<StorageServer> {
  mkdirSync(folder, { recursive: true });
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 'buckets') },
    configureBuckets: [{ name: 'site', configs: [website] }, { name: 'releases' }],
  });
  writeAtOnce(server);
  const { port } = await server.run();
  // A connection that the server closes while it is idle fails the request that a reader sends at that moment.
  server.httpServer.keepAliveTimeout = 0;
  const origin = `http://127.0.0.1:${port}`;
  const settings = {
    TYPE: 's3',
    PROVIDER: 'Other',
    ENDPOINT: origin,
    ACCESS_KEY_ID: 'S3RVER',
    SECRET_ACCESS_KEY: 'S3RVER',
  };
  return {
    origin,
    env: {
      ...Object.fromEntries(
        Object.entries(settings).map(([name, value]) => [`RCLONE_CONFIG_STORAGE_${name}`, value]),
      ),
      // Some hundred rclones run for a moment each: a fifth of it would be the collection of their garbage.
      GOGC: 'off',
    },
    stop: () => server.close(),
  };
}

/** S3 replaces an object at once; s3rver writes into the file that it is reading. */
function writeAtOnce({ store }: S3rver): void {
  const [get, put] = [store.getObject.bind(store), store.putObject.bind(store)];
  const queues = new Map<string, Promise<unknown>>();
  const alone = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (queues.get(key) ?? Promise.resolve()).then(work, work);
    queues.set(key, mine);
    return mine;
  };
  store.getObject = (bucket, key, options) =>
    alone(`${bucket}/${key}`, async () => {
      const object = await get(bucket, key, options);
      if (object?.content instanceof Readable) object.content = Readable.from([await buffer(object.content)]);
      return object;
    });
  store.putObject = (object) =>
    alone(`${object.bucket}/${object.key}`, async () => {
      const stored = await put(object);
      const path = store.getResourcePath(object.bucket, object.key, 'object');
      while (statSync(path).size !== stored.size) await turn();
      return stored;
    });
}
