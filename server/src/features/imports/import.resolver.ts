import {
  Import,
  ImportEvent,
  ImportOutcomeEnum,
  ImportPayload,
  ImportRowConnection,
  Page50Args,
  StartImportInput,
  type Connection,
  type ImportRow,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import type { RowOutcome } from './import-row.js';
import { openImportProgress } from './import-progress.service.js';
import { getImport, listRowsOfImport, startImport } from './import.service.js';

type Subscribed = { readonly args: { readonly importId: string }; readonly context: Context };

@Resolver(() => Import)
export class ImportResolver {
  @Mutation(() => ImportPayload, { description: '导入已上传的 CSV 或 XLSX 文件；由后台办理，进度见 import。' })
  async startImport(@Ctx() { scope }: Context, @Arg('input', () => StartImportInput) input: StartImportInput): Promise<ImportPayload> {
    return startImport(scope, input);
  }

  @Query(() => Import, { name: 'import', description: '一次导入及其进度。' })
  async findImport(@Ctx() { scope }: Context, @Arg('id', () => ID) id: string): Promise<Import> {
    return getImport(scope, id);
  }

  @Subscription(() => ImportEvent, {
    description: '一次导入的进展；导入结束后订阅也结束。',
    subscribe: ({ args, context }: Subscribed) => openImportProgress(context.scope, () => context.renewScope(), args.importId),
  })
  importProgressed(@Root() event: ImportEvent, @Arg('importId', () => ID) _importId: string): ImportEvent {
    return event;
  }

  @FieldResolver(() => ImportRowConnection, { complexity: pageCost, description: '逐行结果，按文件中的顺序；filter 只列一种。' })
  async rows(
    @Ctx() { scope }: Context,
    @Root() root: Import,
    @Arg('filter', () => ImportOutcomeEnum, { nullable: true }) filter: RowOutcome | null,
    @Args(() => Page50Args) page: Page50Args,
  ): Promise<Connection<ImportRow>> {
    return listRowsOfImport(scope, root, filter ?? null, page);
  }
}
