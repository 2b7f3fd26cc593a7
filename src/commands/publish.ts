import './publication-folder.ts';
import { publishTargets } from '../model/site-publish.ts';
import { PublishFailure } from '../publish/failure.ts';
import { withoutSecrets } from '../publish/run-program.ts';
import type { Place } from '../publish/target-of.ts';
import { site } from '../site.ts';
import { readArguments, refuseArguments } from './arguments.ts';
import { goBack, publishSite, releaseLock, steps } from './publish-steps.ts';

/**
 * `npm run publish`: check, build, restore earlier cards, compare with what is live, seal new URLs, deploy, verify. Exit code 0 when the site
 * is live, 1 when something stopped it.
 */
const usage = `npm run publish -- [options]
  --dry-run   checks, builds and prints what a publish would do, and changes nothing on the target
  --seal      seals new URLs and wordings without asking
  --only      one step: ${steps.join(', ')}
  --no-verify leaves out the last step, for a site that does not answer yet
  --back      shows the previous release again
  --dirty     publishes changes that are not committed
  --adopt     publishes into a place that has files which this command did not put there
  --unlock    removes the lock of a publish that has stopped
  --target    ${publishTargets.join(', ')}; the default is in content/site.yaml, as are the next two
  --address   /srv/your.site, you@server:/srv/your.site, or storage:your-bucket of rclone
  --releases  for a storage, where earlier releases are kept: storage:your-releases
  --content   the publication; the default is the folder the command runs in`;
const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const { values } = readArguments({
  usage,
  options: {
    ...{ 'dry-run': flag, 'no-verify': flag, seal: flag, back: flag, dirty: flag, adopt: flag, unlock: flag },
    ...{ only: text, target: text, address: text, releases: text },
  },
});
const only = steps.find((step) => step === values.only);
if (values.only !== undefined && only === undefined)
  refuseArguments(`There is no step “${values.only}”.`, usage);

try {
  const place = placeOrRefuse();
  if (values.unlock) await releaseLock(place);
  else if (values.back) await goBack(place);
  else
    await publishSite(place, {
      only,
      isDry: values['dry-run'] === true,
      seals: values.seal === true,
      allowsDirty: values.dirty === true,
      adopt: values.adopt === true,
      verifies: values['no-verify'] !== true,
    });
} catch (error) {
  if (!(error instanceof PublishFailure)) throw new Error(withoutSecrets(String(error)));
  console.error(withoutSecrets(`\n${error.message}\n  fix  ${error.fix}`));
  process.exitCode = 1;
}

function placeOrRefuse(): Place {
  const target = publishTargets.find((one) => one === (values.target ?? site.publish?.target));
  if (values.target !== undefined && target === undefined)
    refuseArguments(`There is no target “${values.target}”.`, usage);
  if (target === undefined)
    throw new PublishFailure(
      'It is not known where to publish.',
      'add the host to content/site.yaml: “publish: { target: nginx, address: you@server:/srv/your.site }”',
    );
  return {
    target,
    address: values.address ?? site.publish?.address,
    releases: values.releases ?? site.publish?.releases,
  };
}
