package io.dynamomapping.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.dynamomapping.autoconfigure.DynamoCredentialsProperties.AssumeRole;
import io.dynamomapping.autoconfigure.DynamoCredentialsProperties.Source;
import org.jspecify.annotations.Nullable;

/**
 * What properties say about credentials, checked to be complete.
 *
 * @param prefix what the names of the properties begin with
 * @param properties the properties
 * @param provider where credentials come from, or {@code null} if properties do not say
 */
record CredentialsSettings(String prefix, DynamoCredentialsProperties properties, @Nullable Source provider) {

	private static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);

	private static final Duration LONGEST_SESSION = Duration.ofHours(12);

	static CredentialsSettings of(String prefix, DynamoCredentialsProperties properties) {
		CredentialsSettings settings = new CredentialsSettings(prefix, properties, provider(prefix, properties));
		settings.requireKeys();
		if (settings.provider == Source.PROCESS && properties.process().command() == null) {
			throw settings.missing("process.command", "provider' is 'process'");
		}
		settings.checkRole();
		return settings;
	}

	private static @Nullable Source provider(String prefix, DynamoCredentialsProperties properties) {
		if (properties.provider() != null) {
			return properties.provider();
		}
		List<Source> meant = new ArrayList<>();
		if (properties.hasKeys()) {
			meant.add(Source.STATIC);
		}
		if (properties.process().command() != null) {
			meant.add(Source.PROCESS);
		}
		if (properties.webIdentity().isSet()) {
			meant.add(Source.WEB_IDENTITY);
		}
		if (meant.size() > 1) {
			List<String> names = meant.stream().map((provider) -> "'" + name(provider) + "'").toList();
			throw new DynamoConfigurationException(
					"Expected properties of one kind of credentials under '%s', found those of %s.".formatted(prefix,
							String.join(" and ", names)),
					"Set '%s.provider' to one of them, or remove the properties of the others.".formatted(prefix));
		}
		return meant.isEmpty() ? null : meant.get(0);
	}

	private static String name(Source provider) {
		return provider.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private void requireKeys() {
		if (this.provider != Source.STATIC) {
			return;
		}
		if (!this.properties.hasKeys()) {
			throw missing("access-key-id", "provider' is 'static'");
		}
		if (this.properties.accessKeyId() != null && this.properties.secretAccessKey() == null) {
			throw incomplete("access-key-id", "'" + this.prefix + ".secret-access-key'");
		}
		if (this.properties.accessKeyId() == null && this.properties.secretAccessKey() != null) {
			throw incomplete("secret-access-key", "'" + this.prefix + ".access-key-id'");
		}
		if (this.properties.accessKeyId() == null) {
			throw incomplete("session-token", "both of them");
		}
	}

	private DynamoConfigurationException incomplete(String found, String missing) {
		return new DynamoConfigurationException(
				"Expected '%1$s.access-key-id' and '%1$s.secret-access-key' together, found only '%1$s.%2$s'."
					.formatted(this.prefix, found),
				"Set " + missing
						+ " as well, or none of them so that the profile or the default chain of the AWS SDK applies.");
	}

	private void checkRole() {
		AssumeRole role = this.properties.assumeRole();
		if (role.isSet() && role.roleArn() == null) {
			throw missing("assume-role.role-arn", "assume-role' has other properties");
		}
		if (role.isSet() && this.provider == Source.ANONYMOUS) {
			throw new DynamoConfigurationException(
					"Expected '%1$s.assume-role.role-arn' with credentials that may assume the role, found '%1$s.provider' to be 'anonymous'."
						.formatted(this.prefix),
					"Remove one of them.");
		}
		Duration duration = role.duration();
		if (duration != null && (duration.compareTo(SHORTEST_SESSION) < 0 || duration.compareTo(LONGEST_SESSION) > 0)) {
			throw new DynamoConfigurationException(
					"Expected '%s.assume-role.duration' to be between 15 minutes and 12 hours, found %s."
						.formatted(this.prefix, CallSettings.text(duration)),
					"Correct '%s.assume-role.duration', or remove it.".formatted(this.prefix));
		}
	}

	/**
	 * Return the exception for a property that is missing.
	 * @param property the property without the prefix
	 * @param reason another property without the prefix, and what about it
	 * @return the exception
	 */
	DynamoConfigurationException missing(String property, String reason) {
		return new DynamoConfigurationException(
				"Expected '%1$s.%2$s', since '%1$s.%3$s, found none.".formatted(this.prefix, property, reason),
				"Set '%s.%s'.".formatted(this.prefix, property));
	}

}
