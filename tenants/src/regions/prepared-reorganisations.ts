// Changes of the territory that are known but lack what only the bureau can supply: tenants/data/prepared-reorganisations.json.
import { readFileSync } from 'node:fs';
import type { Day, RegionLevel } from '@shuangcheng/domain';

export interface PreparedChange {
  readonly key: string;
  readonly title: string;
  /** Code of the province whose bureau applies it. */
  readonly province: string;
  readonly effectiveOn: Day;
  readonly source: string;
  readonly note: string;
  readonly abolished: readonly { readonly code: string; readonly name: string }[];
  /** Its code is the bureau's to enter. */
  readonly created: { readonly code: null; readonly name: string; readonly level: RegionLevel; readonly parent: string };
  /** Townships that go elsewhere than the rest; `to` null: to the created region. */
  readonly townships: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly names: readonly string[];
    readonly note: string;
  }[];
}

// The same from src/regions and from dist/regions.
const file = new URL('../../data/prepared-reorganisations.json', import.meta.url);
let read: readonly PreparedChange[] | null = null;

/** All that are shipped; read once. */
export const readPreparedChanges = (): readonly PreparedChange[] =>
  (read ??= (JSON.parse(readFileSync(file, 'utf8')) as { reorganisations: PreparedChange[] }).reorganisations);
