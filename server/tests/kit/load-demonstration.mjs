// Loads the compact demonstration into the database at APPLICATION_DATABASE_URL. A program of its own: within Jest the same
// takes three times as long (27 s against 9). Like global-setup.mjs it uses what the build made (npm test builds first).
import { openDatabase } from '../../../tenants/dist/index.js';
import { ensureDemonstrationAccounts } from '../../dist/features/sign-in/demonstration-accounts.service.js';
import { COMPACT_DEMONSTRATION, findSchoolId, loadDemonstration } from '../../dist/start/load-demonstration.js';
import { loadReferenceData } from '../../dist/start/load-reference-data.js';

const say = () => undefined;
const database = await openDatabase({ applicationUrl: process.env.APPLICATION_DATABASE_URL, poolSize: 3 });
const tree = await loadReferenceData(database, say);
await loadDemonstration(database, tree, COMPACT_DEMONSTRATION, say);
await ensureDemonstrationAccounts(database, { schoolInstitutionId: await findSchoolId(database, tree) });
await database.close();
