package io.gyosil.classroom.viewer;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The viewer apps of a school. */
@Controller("/api/core/viewers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
@Tag(name = "Viewers")
class ViewerController {

    private final ManageViewers manage;

    ViewerController(ManageViewers manage) {
        this.manage = manage;
    }

    /**
     * Registers a viewer app of the own organization. Its token is in this answer and nowhere else; with it the app sees that
     * organization's questions only.
     *
     * @return the viewer, with its token
     */
    @Post
    @Status(HttpStatus.CREATED)
    @WriteProblems
    ViewerView registerViewer(@Body ViewerRequest body, Authentication authentication) {
        return manage.register(organization(authentication), body);
    }

    /**
     * The viewer apps of the own organization, by id.
     *
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the viewers, by id
     */
    @Get
    @ReadProblems
    HttpResponse<Page<ViewerView>> listViewers(
            HttpRequest<?> request,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        Cursor from = Cursor.decode(cursor, 1);
        Long after = from == null ? null : Long.valueOf(from.number(0));
        return Page.of(
                        manage.page(organization(authentication), after, most + 1),
                        most,
                        row -> Cursor.at(Long.toString(row.id())))
                .map(ViewerView::of)
                .answer(request);
    }

    /**
     * Gives a viewer app another token. The one that it has is good for a day, so that nobody stands still meanwhile; one before
     * that is refused from now on.
     *
     * @param id its number
     * @return the viewer, with its new token
     */
    @Post("/{id}/rotate")
    @WriteProblems
    @ApiResponse(responseCode = "200", description = "the viewer, with its new token")
    HttpResponse<ViewerView> rotateViewer(@Schema(minimum = "1") long id, Authentication authentication) {
        return HttpResponse.ok(manage.rotate(organization(authentication), id));
    }

    /**
     * Revokes a viewer app: all its tokens are refused within five seconds.
     *
     * @param id its number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @WriteProblems
    @ApiResponse(responseCode = "204", description = "it is gone")
    void revokeViewer(@Schema(minimum = "1") long id, Authentication authentication) {
        manage.revoke(organization(authentication), id);
    }

    private static long organization(Authentication authentication) {
        Long own = Caller.of(authentication).orgId();
        if (own == null) {
            throw ProblemException.of(CommonProblem.FORBIDDEN);
        }
        return own;
    }
}
