import type { MigrationInterface, QueryRunner } from 'typeorm';

// Tasks that provinces have taken on together, from a published plan, and what each of them has recorded. Entries are only added;
// what was wrong is taken back by an entry of its own. A member's key is its province's region id.
export class JointTasks1763600000060 implements MigrationInterface {
  name = 'JointTasks1763600000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table joint_task (
        task_code text primary key,
        -- In the order of the document.
        position int not null,
        -- Provinces that have taken it on.
        members int[] not null check (cardinality(members) > 1),
        theme text not null,
        name text not null,
        quantity numeric not null check (quantity > 0),
        unit text not null,
        span text not null check (span in ('TOTAL', 'YEAR')),
        counting text not null check (counting in ('ONCE', 'BY_MEMBER')),
        first_day date not null,
        last_day date not null check (last_day > first_day),
        -- The document that says so, and its words.
        plan_id text not null,
        source text not null,
        quote text not null,
        unique (task_code, members)
      );
      create table joint_task_entry (
        tenant_id int not null references tenant,
        task_code text not null,
        -- One after the other for a task, over all its members: two that are recorded at once collide on it, and one begins again.
        entry_number int not null check (entry_number > 0),
        -- As in the task, so that each of them sees it.
        members int[] not null check (tenant_id = any (members)),
        event_number int not null check (event_number <= entry_number),
        reverses int check (reverses < entry_number),
        happened_on date not null,
        quantity numeric not null check (quantity > 0),
        description text,
        evidence text,
        reason text check ((reason is null) = (reverses is null)),
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, task_code, entry_number),
        unique (task_code, entry_number),
        unique (task_code, reverses),
        foreign key (task_code, members) references joint_task (task_code, members)
      );
      grant select, insert on joint_task, joint_task_entry to shuangcheng_app;
      alter table joint_task enable row level security;
      alter table joint_task force row level security;
      alter table joint_task_entry enable row level security;
      alter table joint_task_entry force row level security;
      -- What a published document says is no secret.
      create policy joint_task_visible on joint_task for select using (true);
      create policy joint_task_added on joint_task for insert with check ((select session_purpose()) = 'platform');
      -- To who sees the whole of a province that takes part.
      create policy joint_task_entry_visible on joint_task_entry for select using (members && (select visible_regions())::int[]);
      create policy joint_task_entry_added on joint_task_entry for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and tenant_id = any ((select writable_regions())::int[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table joint_task_entry, joint_task');
  }
}
