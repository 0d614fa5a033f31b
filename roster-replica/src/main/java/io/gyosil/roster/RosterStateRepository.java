package io.gyosil.roster;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the replica. Each statement takes what is newer than what is there of the same thing; of what was removed, it
 * is given the version and that it is removed, and nulls.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface RosterStateRepository extends GenericRepository<RosterRepository.KnownUser, String> {

    @Query("""
        INSERT INTO organization_ref AS r (org_id, name, type, time_zone, version, removed)
        SELECT org_id, name, type, time_zone, version, removed
        FROM unnest(:orgIds, :names, :types, :timeZones, :versions, :removed)
             AS n (org_id, name, type, time_zone, version, removed)
        ON CONFLICT (org_id) DO UPDATE
            SET name = excluded.name, type = excluded.type, time_zone = excluded.time_zone,
                version = excluded.version, removed = excluded.removed
            WHERE r.version < excluded.version
        """)
    void saveOrganizations(
            long[] orgIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] names,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] types,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] timeZones,
            long[] versions,
            boolean[] removed);

    /** The users that were saved, since the others are as new already. */
    @Query("""
        INSERT INTO user_ref AS r (user_id, org_id, role, name, is_active, version, removed, activity_changed_at)
        SELECT user_id, org_id, role, name, is_active, version, removed,
               CASE WHEN removed OR NOT is_active THEN clock_timestamp() END
        FROM unnest(:userIds, :orgIds, :roles, :names, :active, :versions, :removed)
             AS n (user_id, org_id, role, name, is_active, version, removed)
        ON CONFLICT (user_id) DO UPDATE
            SET org_id = excluded.org_id, role = excluded.role, name = excluded.name,
                is_active = excluded.is_active, version = excluded.version, removed = excluded.removed,
                activity_changed_at = CASE
                    WHEN (r.is_active AND NOT r.removed) = (excluded.is_active AND NOT excluded.removed)
                    THEN r.activity_changed_at
                    ELSE clock_timestamp() END
            WHERE r.version < excluded.version
        RETURNING user_id
        """)
    List<String> saveUsers(
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] roles,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] names,
            boolean[] active,
            long[] versions,
            boolean[] removed);

    @Query("DELETE FROM identity_ref WHERE user_id = ANY (:userIds)")
    void deleteIdentities(@TypeDef(type = DataType.STRING_ARRAY) String[] userIds);

    // Between the record of the user who had a name and that of the one who has it now, both have it.
    @Query("""
        INSERT INTO identity_ref (issuer, subject, user_id)
        SELECT issuer, subject, user_id FROM unnest(:issuers, :subjects, :userIds) AS n (issuer, subject, user_id)
        ON CONFLICT (issuer, subject, user_id) DO NOTHING
        """)
    void saveIdentities(
            @TypeDef(type = DataType.STRING_ARRAY) String[] issuers,
            @TypeDef(type = DataType.STRING_ARRAY) String[] subjects,
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds);

    @Query("""
        INSERT INTO teacher_ref AS r (teacher_id, user_id, org_id, version, removed)
        SELECT teacher_id, user_id, org_id, version, removed
        FROM unnest(:teacherIds, :userIds, :orgIds, :versions, :removed)
             AS n (teacher_id, user_id, org_id, version, removed)
        ON CONFLICT (teacher_id) DO UPDATE
            SET user_id = excluded.user_id, org_id = excluded.org_id, version = excluded.version,
                removed = excluded.removed
            WHERE r.version < excluded.version
        """)
    void saveTeachers(
            long[] teacherIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] userIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds,
            long[] versions,
            boolean[] removed);

    @Query("""
        INSERT INTO student_ref AS r (student_id, user_id, org_id, version, removed)
        SELECT student_id, user_id, org_id, version, removed
        FROM unnest(:studentIds, :userIds, :orgIds, :versions, :removed)
             AS n (student_id, user_id, org_id, version, removed)
        ON CONFLICT (student_id) DO UPDATE
            SET user_id = excluded.user_id, org_id = excluded.org_id, version = excluded.version,
                removed = excluded.removed
            WHERE r.version < excluded.version
        """)
    void saveStudents(
            long[] studentIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] userIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds,
            long[] versions,
            boolean[] removed);

    /** @param coTeachers of each class the numbers of its co-teachers, with commas between them */
    @Query("""
        INSERT INTO classroom_ref AS r (classroom_id, org_id, teacher_id, co_teacher_ids, name, grade_level, subject,
                                        version, removed)
        SELECT classroom_id, org_id, teacher_id, coalesce(string_to_array(co_teachers, ','), '{}'), name, grade_level,
               subject, version, removed
        FROM unnest(:classroomIds, :orgIds, :teacherIds, :coTeachers, :names, :gradeLevels, :subjects, :versions,
                    :removed)
             AS n (classroom_id, org_id, teacher_id, co_teachers, name, grade_level, subject, version, removed)
        ON CONFLICT (classroom_id) DO UPDATE
            SET org_id = excluded.org_id, teacher_id = excluded.teacher_id, co_teacher_ids = excluded.co_teacher_ids,
                name = excluded.name, grade_level = excluded.grade_level, subject = excluded.subject, version = excluded.version,
                removed = excluded.removed
            WHERE r.version < excluded.version
        """)
    void saveClassrooms(
            @TypeDef(type = DataType.STRING_ARRAY) String[] classroomIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] teacherIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] coTeachers,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] names,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] gradeLevels,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] subjects,
            long[] versions,
            boolean[] removed);

    @Query("""
        INSERT INTO enrollment_ref AS r (student_id, classroom_id, user_id, org_id, version, removed)
        SELECT student_id, classroom_id, user_id, org_id, version, removed
        FROM unnest(:studentIds, :classroomIds, :userIds, :orgIds, :versions, :removed)
             AS n (student_id, classroom_id, user_id, org_id, version, removed)
        ON CONFLICT (student_id, classroom_id) DO UPDATE
            SET user_id = excluded.user_id, org_id = excluded.org_id, version = excluded.version,
                removed = excluded.removed
            WHERE r.version < excluded.version
        """)
    void saveEnrollments(
            long[] studentIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] classroomIds,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] userIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds,
            long[] versions,
            boolean[] removed);

    @Query("""
        INSERT INTO goal_ref AS r (user_id, topic_id, org_id, interest_level, goal_target, set_at, version, removed)
        SELECT user_id, topic_id, org_id, interest_level, goal_target, set_at::timestamptz, version, removed
        FROM unnest(:userIds, :topicIds, :orgIds, :interestLevels, :goalTargets, :setAt, :versions, :removed)
             AS n (user_id, topic_id, org_id, interest_level, goal_target, set_at, version, removed)
        ON CONFLICT (user_id, topic_id) DO UPDATE
            SET org_id = excluded.org_id, interest_level = excluded.interest_level, goal_target = excluded.goal_target,
                set_at = excluded.set_at, version = excluded.version, removed = excluded.removed
            WHERE r.version < excluded.version
        """)
    void saveGoals(
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topicIds,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgIds,
            @TypeDef(type = DataType.DOUBLE_ARRAY) @Nullable Double[] interestLevels,
            @TypeDef(type = DataType.DOUBLE_ARRAY) @Nullable Double[] goalTargets,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] setAt,
            long[] versions,
            boolean[] removed);

    @Query("""
        INSERT INTO replica_progress AS r (topic, partition, caught_up_at)
        SELECT :topic, partition, now() FROM unnest(:partitions) AS n (partition) ORDER BY partition
        ON CONFLICT (topic, partition) DO UPDATE SET caught_up_at = excluded.caught_up_at
            WHERE r.caught_up_at < excluded.caught_up_at
        """)
    void saveProgress(String topic, int[] partitions);
}
