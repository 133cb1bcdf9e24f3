package io.dynamomapping.autoconfigure.actuate;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks the values of properties that hold secrets, to whomever other values are shown.
 */
final class SecretsSanitizingFunction implements SanitizingFunction {

	// Names come as in files, as in Java, and as in the environment.
	private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]");

	private static final Pattern SECRETS = Pattern.compile("dynamodb(pagetokensecret|httpproxy(username|password)"
			+ "|(clients.*)?credentials(accesskeyid|secretaccesskey|sessiontoken|processcommand|assumeroleexternalid))");

	@Override
	public SanitizableData apply(SanitizableData data) {
		String name = PUNCTUATION.matcher(data.getKey()).replaceAll("").toLowerCase(Locale.ROOT);
		return SECRETS.matcher(name).matches() ? data.withSanitizedValue() : data;
	}

}
