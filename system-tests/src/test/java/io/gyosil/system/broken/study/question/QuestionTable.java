package io.gyosil.system.broken.study.question;

import io.micronaut.data.annotation.Query;

/** Writes outside of any transaction, and is not called a repository. */
interface QuestionTable {

    @Query("DELETE FROM question")
    void clear();
}
