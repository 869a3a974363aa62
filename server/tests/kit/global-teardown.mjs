import fs from 'node:fs';

export default async function teardown() {
  const { postgres, dataDir } = globalThis.testCluster ?? {};
  await postgres?.stop();
  if (dataDir) fs.rmSync(dataDir, { recursive: true, force: true });
}
