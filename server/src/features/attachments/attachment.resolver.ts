import { AttachEvidenceInput, AttachEvidencePayload, Attachment, CheckFinding, Report } from '@shuangcheng/schema';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { toAttachmentNode } from './attachment.service.js';
import { attachEvidence } from './evidence.service.js';

@Resolver(() => Report)
export class ReportAttachmentResolver {
  @Mutation(() => AttachEvidencePayload, { description: '将已上传的文件作为报表或检查发现的附件。' })
  async attachEvidence(
    @Ctx() { scope, loaders }: Context,
    @Arg('input', () => AttachEvidenceInput) input: AttachEvidenceInput,
  ): Promise<AttachEvidencePayload> {
    const { attachments, problems } = await attachEvidence(scope, input);
    const rows = await Promise.all(attachments.map((key) => loaders.attachments.load(key)));
    return { attachments: rows.map((row) => toAttachmentNode(row!)), problems };
  }

  @FieldResolver(() => [Attachment], { description: '该版本的附件。' })
  async attachments(@Root() report: Report, @Ctx() { loaders }: Context): Promise<Attachment[]> {
    return (await loaders.attachmentsOfReports.load(report)).map(toAttachmentNode);
  }
}

@Resolver(() => CheckFinding)
export class FindingAttachmentResolver {
  @FieldResolver(() => [Attachment], { description: '佐证。' })
  async attachments(@Root() finding: CheckFinding, @Ctx() { loaders }: Context): Promise<Attachment[]> {
    return (await loaders.attachmentsOfFindings.load(finding)).map(toAttachmentNode);
  }
}
