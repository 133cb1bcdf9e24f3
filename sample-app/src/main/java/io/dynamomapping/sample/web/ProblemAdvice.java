package io.dynamomapping.sample.web;

import java.util.Objects;
import java.util.TreeSet;

import io.dynamomapping.DuplicateItemException;
import io.dynamomapping.ItemNotFoundException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what went wrong as a problem detail with a sentence for the person who sees it.
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
	ProblemDetail badRequest(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence(ex));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	private static String sentence(HttpMessageNotReadableException ex) {
		if (ex.getMostSpecificCause() instanceof IllegalArgumentException refused) {
			return String.valueOf(refused.getMessage());
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
