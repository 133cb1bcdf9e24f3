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

	/**
	 * Read what a client asked for: a selection refuses a page token, a key or a filter
	 * that cannot be sent, before any request.
	 * @param reading what to do
	 * @param <T> the type of what it returns
	 * @return what it returned
	 * @throws RefusedException if the selection cannot be what the client asked for
	 */
	public static <T> T unlessSelectable(Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(Objects.requireNonNullElse(ex.getMessage(), "This cannot be searched for."));
		}
	}

}
