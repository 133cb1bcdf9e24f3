package io.dynamomapping.sample.web;

import java.util.Objects;
import java.util.TreeSet;

import io.dynamomapping.ContentionException;
import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.DynamoMappingException;
import io.dynamomapping.DynamoRequestException;
import io.dynamomapping.ItemMappingException;
import io.dynamomapping.ItemNotFoundException;
import io.dynamomapping.OutcomeUnknownException;
import io.dynamomapping.TableNotFoundException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what went wrong as a problem detail with a sentence for the person who sees it.
 * What is no mistake of the client is told in general terms, and in full in the log.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail notFound(ItemNotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail duplicate(DuplicateItemException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail contended(ContentionException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"Others changed the same item at the same time. Nothing was written, try again.");
	}

	@ExceptionHandler
	ProblemDetail unknown(OutcomeUnknownException ex) {
		this.logger.error("The database may have written or not", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT,
				"The change may have been made or not. Look before you repeat it.");
	}

	@ExceptionHandler
	ProblemDetail failed(DynamoRequestException ex) {
		return "ValidationException".equals(ex.awsErrorCode()) ? tooMuch() : unavailable(ex);
	}

	@ExceptionHandler
	ProblemDetail unstorable(ItemMappingException ex) {
		// What is wrong with the type of a value has been refused before.
		return ex.isWriting() ? tooMuch() : broken(ex);
	}

	private static ProblemDetail tooMuch() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Expected what a table can hold: an item of"
				+ " at most 400 KB, nested at most 32 deep, with a name of at most 1,024 bytes. Send less.");
	}

	@ExceptionHandler
	ProblemDetail unavailable(TableNotFoundException ex) {
		return unavailable((DynamoMappingException) ex);
	}

	private ProblemDetail unavailable(DynamoMappingException ex) {
		this.logger.error("The database is not available", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The database is not available. Try again later.");
	}

	@ExceptionHandler
	ProblemDetail broken(DynamoMappingException ex) {
		this.logger.error("The database does not hold what was expected", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"The database does not hold what was expected. The log says more.");
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence(ex));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		FieldError mistake = ex.getFieldError();
		if (mistake != null) {
			ex.getBody().setDetail("'" + mistake.getField() + "' is not of the expected type.");
		}
		return super.handleMethodArgumentNotValid(ex, headers, status, request);
	}

	private static String sentence(HttpMessageNotReadableException ex) {
		if (ex.getMostSpecificCause() instanceof RefusedException refused) {
			return refused.sentence();
		}
		if (ex.getCause() instanceof UnrecognizedPropertyException unknown) {
			return "'" + unknown.getPropertyName() + "' is not known. Expected some of "
					+ new TreeSet<>(Objects.requireNonNull(unknown.getKnownPropertyIds())) + ".";
		}
		if (ex.getCause() instanceof DatabindException mistake && !mistake.getPath().isEmpty()) {
			return "'" + mistake.getPath().get(0).getPropertyName() + "' is missing or not of the expected type.";
		}
		return "Expected a body that is JSON.";
	}

}
