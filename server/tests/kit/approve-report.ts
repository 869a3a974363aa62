// A report that somebody else hands in and approves while a page is open.
import { createClient, type InputOf, type SubmitMutationVariables } from '@shuangcheng/client-sdk/node';

/** As a demonstration account that may do both. */
export const approveReport = async (url: string, username: string, report: InputOf<SubmitMutationVariables>): Promise<void> => {
  const client = createClient({ url, credentials: { username, password: 'demo' } });
  const submitted = await client.submitReport(report);
  await client.reviewReports({ reportIds: [submitted.report!.id], decision: 'APPROVE' });
  client.close();
};
