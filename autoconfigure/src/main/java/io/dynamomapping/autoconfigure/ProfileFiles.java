package io.dynamomapping.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/**
 * The profiles of some files, read again when they change. Equal if the files are.
 */
final class ProfileFiles implements Supplier<ProfileFile> {

	// Only the format of 'config' has a word in front of names.
	private static final Pattern CONFIG = Pattern.compile("^\\[\\s*(profile|sso-session|services)\\s",
			Pattern.MULTILINE);

	private final List<Path> paths;

	private final ProfileFileSupplier profiles;

	private ProfileFiles(List<Path> paths, ProfileFileSupplier profiles) {
		this.paths = paths;
		this.profiles = profiles;
	}

	/**
	 * Find the files.
	 * @param property the property that names them
	 * @param files the files
	 * @return their profiles
	 */
	static ProfileFiles of(String property, List<String> files) {
		List<Path> paths = files.stream().map((file) -> path(property, file)).toList();
		ProfileFileSupplier[] profiles = paths.stream()
			.map((path) -> ProfileFileSupplier.reloadWhenModified(path, type(property, path)))
			.toArray(ProfileFileSupplier[]::new);
		return new ProfileFiles(paths, (profiles.length != 1) ? ProfileFileSupplier.aggregate(profiles) : profiles[0]);
	}

	private static Path path(String property, String file) {
		try {
			return Path.of(file).toAbsolutePath().normalize();
		}
		catch (InvalidPathException ex) {
			throw unreadable(property, file, ex);
		}
	}

	private static ProfileFile.Type type(String property, Path path) {
		try {
			return CONFIG.matcher(Files.readString(path)).find() ? ProfileFile.Type.CONFIGURATION
					: ProfileFile.Type.CREDENTIALS;
		}
		catch (IOException ex) {
			throw unreadable(property, path.toString(), ex);
		}
	}

	private static DynamoConfigurationException unreadable(String property, String file, Exception cause) {
		return new DynamoConfigurationException(
				"Expected '%s' to name files with profiles of AWS, found '%s', which cannot be read."
					.formatted(property, file),
				"Correct '%s', or remove it to use the AWS configuration files.".formatted(property), cause);
	}

	@Override
	public ProfileFile get() {
		return this.profiles.get();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ProfileFiles files && files.paths.equals(this.paths);
	}

	@Override
	public int hashCode() {
		return this.paths.hashCode();
	}

	@Override
	public String toString() {
		return this.paths.toString();
	}

}
