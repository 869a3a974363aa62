import type { MigrationInterface, QueryRunner } from 'typeorm';

// How complete the reports are that a figure of the joint view is made of, as counts of the whole place; of one with fewer institutions
// than its minimum nothing is told. Of editions from before it is what they froze of the place's regions.
export class JointCompleteness1763600000062 implements MigrationInterface {
  name = 'JointCompleteness1763600000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table joint_place
        -- In institution-months: due, counted in the figures, waiting for review, not reported.
        add column expected int,
        add column approved int,
        add column waiting int,
        add column missing int,
        add check (num_nonnulls(expected, approved, waiting, missing) in (0, 4));
    `);
    await runner.query(`
      alter table joint_place no force row level security;
      alter table edition_place no force row level security;
      update joint_place set expected = t.expected, approved = t.approved, waiting = t.waiting, missing = t.missing
        from (select p.tenant_id, p.edition_id, p.place, sum(e.expected) as expected, sum(e.approved) as approved, sum(e.waiting) as waiting,
                     sum(e.missing) as missing, sum(e.institutions) as institutions
                from joint_place p
                -- Counts of a region hold those below it: only the topmost are added.
                join edition_place e on e.tenant_id = p.tenant_id and e.edition_id = p.edition_id and e.region_id = any (p.regions)
                 and (e.parent_id is null or e.parent_id <> all (p.regions))
               group by p.tenant_id, p.edition_id, p.place) as t
       where t.tenant_id = joint_place.tenant_id and t.edition_id = joint_place.edition_id and t.place = joint_place.place
         and t.institutions >= joint_place.minimum_institutions;
      alter table joint_place force row level security;
      alter table edition_place force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table joint_place drop column expected, drop column approved, drop column waiting, drop column missing');
  }
}
