import type { Acquisition, Decimal } from '@shuangcheng/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { AcquisitionEnum, ImportIntentEnum, ImportKindEnum, ImportOutcomeEnum, ImportStateEnum } from '../enums.js';
import { Problem } from '../reports/report.payload.js';
import { DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

@InputType()
export class StartImportInput {
  @Field(() => ID, { description: 'POST /uploads 返回的 id。' }) uploadId!: string;
  @Field(() => ImportKindEnum, { defaultValue: 'REPORTS' }) kind!: 'REPORTS' | 'REGISTER';
  @Field(() => ImportIntentEnum, { defaultValue: 'SUBMIT', description: '保存为草稿，或上报；导入名录时只能是默认值。' }) intent!:
    'SAVE' | 'SUBMIT';
  @Field(() => Boolean, { defaultValue: false, description: '试导入：逐行说明会怎样，不写入任何报表或登记。' }) dryRun!: boolean;
  @Field(() => AcquisitionEnum, {
    nullable: true,
    description: '文件没有注明取得方式的行采用；文件和此处都没有则拒绝。导入名录时不得给出。',
  })
  acquisition?: Acquisition | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType()
export class ImportCounts {
  @Field(() => Int, { description: '已处理的行数。' }) rows!: number;
  @Field(() => Int, { description: '新建报表、新登记机构的行。' }) created!: number;
  @Field(() => Int, { description: '修订已有报表、变更已有登记的行。' }) updated!: number;
  @Field(() => Int, { description: '与最新版本、现有登记相同的行。' }) unchanged!: number;
  @Field(() => Int, { description: '未采用的行。' }) rejected!: number;
}

@ObjectType({ description: '文件中一行的结果。' })
export class ImportRow {
  @Field(() => Int, { description: '行号，与电子表格一致，自 1 起。' }) row!: number;
  @Field(() => String, { description: '文件中的统一社会信用代码。' }) institution!: string;
  @Field(() => String, { description: '文件中的期间；导入名录时为空文本。' }) period!: string;
  @Field(() => ImportOutcomeEnum) outcome!: string;
  @Field(() => [Problem], { description: '未采用的原因；path 为列的代码。' }) problems!: readonly Problem[];
  @Field(() => [Problem], { description: '已采用、但须核对之处，如统一社会信用代码的校验位不符。' }) warnings!: readonly Problem[];
}
export const ImportRowConnection = connectionOf<ImportRow>('ImportRow', () => ImportRow);

@ObjectType({ description: '一次导入。' })
export class Import {
  @Field(() => ID) id!: string;
  @Field(() => ImportKindEnum) kind!: string;
  @Field(() => ImportIntentEnum) intent!: string;
  @Field(() => Boolean) dryRun!: boolean;
  @Field(() => ImportStateEnum) state!: string;
  @Field(() => String) fileName!: string;
  @Field(() => DecimalScalar, { description: '已完成的百分比：按已办理的行在文件中的位置；上报的报表写完为 80，其后校验。' })
  progress!: Decimal;
  @Field(() => ImportCounts) counts!: ImportCounts;
  @Field(() => [Problem], { description: '整个文件未被采用、或导入中途停止的原因。' }) problems!: readonly Problem[];
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => String, { description: '逐行结果的 CSV（带令牌的 GET 请求）。' }) resultPath!: string;
  tenantId!: number;
  attempt!: number;
}

@ObjectType()
export class ImportPayload {
  @Field(() => Import, { nullable: true }) import!: Import | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@ObjectType({ description: '一次导入的进展：订阅时的状况，此后每处理完一批、以及结束时各一次。' })
export class ImportEvent {
  @Field(() => String) sequence!: string;
  @Field(() => DateTimeScalar) occurredAt!: Date;
  @Field(() => Boolean, { description: '已结束（完成或停止）；其后订阅也随之结束。' }) ended!: boolean;
  @Field(() => Import, { description: '送出此事件时的状况。' }) import!: Import;
}
