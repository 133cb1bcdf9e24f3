package io.dynamomapping.sample.web;

import java.util.Objects;
import java.util.function.Supplier;

import io.dynamomapping.ItemMappingException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A client sent what cannot be accepted. Its sentence is for the client.
 */
public final class RefusedException extends ResponseStatusException {

	private final String sentence;

	/**
	 * Create an exception that is answered with status 400.
	 * @param sentence what was expected, what was found and what to do
	 */
	public RefusedException(String sentence) {
		this(HttpStatus.BAD_REQUEST, sentence);
	}

	/**
	 * Create an exception.
	 * @param status what to answer
	 * @param sentence what was expected, what was found and what to do
	 */
	public RefusedException(HttpStatus status, String sentence) {
		super(status, sentence);
		this.sentence = sentence;
	}

	/**
	 * Return what to tell the client.
	 * @return a sentence
	 */
	public String sentence() {
		return this.sentence;
	}

	/**
	 * Hand what a client sent to a mapping, which writes it as attributes but reads none:
	 * a mapping exception is then a mistake of the client, whereas one of an item that
	 * cannot be read is not.
	 * @param writing what to do
	 * @param <T> the type of what it returns
	 * @return what it returned
	 * @throws RefusedException if the mapping cannot store what the client sent
	 */
	public static <T extends @Nullable Object> T unlessStorable(Supplier<T> writing) {
		try {
			return writing.get();
		}
		catch (ItemMappingException ex) {
			throw new RefusedException(Objects.requireNonNullElse(ex.getMessage(), "This cannot be stored."));
		}
	}

}
